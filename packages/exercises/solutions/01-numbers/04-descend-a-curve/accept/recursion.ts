interface DescendOptions {
  readonly lr: number;
  readonly steps: number;
}

/** One step, and then the rest of the way. */
export function descend(
  df: (x: number) => number,
  x0: number,
  { lr, steps }: DescendOptions,
): number[] {
  if (steps === 0) return [x0];
  return [x0, ...descend(df, x0 - lr * df(x0), { lr, steps: steps - 1 })];
}
