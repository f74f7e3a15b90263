/** @diagnosis The loop ends where the slope is 0: nothing moves there, but every step still belongs to the path. */
interface DescendOptions {
  readonly lr: number;
  readonly steps: number;
}

export function descend(
  df: (x: number) => number,
  x0: number,
  { lr, steps }: DescendOptions,
): number[] {
  const path = [x0];
  let x = x0;
  for (let step = 0; step < steps; step++) {
    if (Math.abs(df(x)) < 1e-12) break;
    x -= lr * df(x);
    path.push(x);
  }
  return path;
}
