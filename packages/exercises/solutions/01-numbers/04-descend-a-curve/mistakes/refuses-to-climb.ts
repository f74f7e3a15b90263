/** @diagnosis A step is undone when it leads to a steeper place: descent takes every step, also when η is too large. */
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
    const next = x - lr * df(x);
    if (Math.abs(df(next)) <= Math.abs(df(x))) x = next;
    path.push(x);
  }
  return path;
}
