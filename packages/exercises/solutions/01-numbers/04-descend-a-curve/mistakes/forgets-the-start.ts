/** @diagnosis The path begins after the first move: x0 belongs to it, before any step is taken. */
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
    x -= lr * df(x);
    path.push(x);
  }
  return path;
}
