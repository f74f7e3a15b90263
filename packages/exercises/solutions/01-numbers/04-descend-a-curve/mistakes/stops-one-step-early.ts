/** @diagnosis The last step is missing: each place is written down before the step from it, and so the last one never is. */
interface DescendOptions {
  readonly lr: number;
  readonly steps: number;
}

export function descend(
  df: (x: number) => number,
  x0: number,
  { lr, steps }: DescendOptions,
): number[] {
  const path: number[] = [];
  let x = x0;
  for (let step = 0; step < steps; step++) {
    path.push(x);
    x -= lr * df(x);
  }
  return path;
}
