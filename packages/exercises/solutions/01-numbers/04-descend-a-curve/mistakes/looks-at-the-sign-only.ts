/** @diagnosis Every step has the same length, η: multiply by the slope itself, so that steps shrink where the curve is flat. */
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
    x -= lr * Math.sign(df(x));
    path.push(x);
  }
  return path;
}
