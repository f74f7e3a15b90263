interface DescendOptions {
  readonly lr: number;
  readonly steps: number;
}

/** Reads where it stands from the path itself, and writes the step as a sum. */
export function descend(
  df: (x: number) => number,
  x0: number,
  { lr, steps }: DescendOptions,
): number[] {
  const path = Array.from({ length: steps + 1 }, () => x0);
  for (let t = 1; t <= steps; t++) path[t] = path[t - 1] + -lr * df(path[t - 1]);
  return path;
}
