/** @diagnosis The slope is multiplied with, not subtracted: the new place is x − η f′(x), not x · (1 − η f′(x)). */
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
    x *= 1 - lr * df(x);
    path.push(x);
  }
  return path;
}
