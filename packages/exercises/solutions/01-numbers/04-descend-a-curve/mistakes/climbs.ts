/** @diagnosis The step goes up the slope: subtract η f′(x) instead of adding it. */
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
    x += lr * df(x);
    path.push(x);
  }
  return path;
}
