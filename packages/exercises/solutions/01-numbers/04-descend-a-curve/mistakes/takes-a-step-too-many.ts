/** @diagnosis There is one step too many: from the start on, the path has steps + 1 places, not steps + 2. */
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
  for (let step = 0; step <= steps; step++) {
    x -= lr * df(x);
    path.push(x);
  }
  return path;
}
