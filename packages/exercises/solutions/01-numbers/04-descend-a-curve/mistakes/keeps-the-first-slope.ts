/** @diagnosis The slope is measured once, at the start: it has to be measured again wherever a step begins. */
interface DescendOptions {
  readonly lr: number;
  readonly steps: number;
}

export function descend(
  df: (x: number) => number,
  x0: number,
  { lr, steps }: DescendOptions,
): number[] {
  const slope = df(x0);
  const path = [x0];
  for (let step = 1; step <= steps; step++) path.push(x0 - lr * slope * step);
  return path;
}
