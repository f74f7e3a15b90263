/** How to go down: the learning rate, and how many steps to take. */
export interface DescendOptions {
  readonly lr: number;
  readonly steps: number;
}

/** `xₜ₊₁ = xₜ − η f′(xₜ)` */
export function descend(
  df: (x: number) => number,
  x0: number,
  { lr, steps }: DescendOptions,
): number[] {
  const path = [x0];
  let x = x0;
  for (let step = 0; step < steps; step++) {
    x -= lr * df(x);
    path.push(x);
  }
  return path;
}
