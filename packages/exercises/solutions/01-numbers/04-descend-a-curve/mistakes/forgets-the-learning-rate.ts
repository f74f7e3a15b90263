/** @diagnosis The learning rate is not used: the step is η times the slope. */
interface DescendOptions {
  readonly lr: number;
  readonly steps: number;
}

export function descend(
  df: (x: number) => number,
  x0: number,
  { steps }: DescendOptions,
): number[] {
  const path = [x0];
  let x = x0;
  for (let step = 0; step < steps; step++) {
    x -= df(x);
    path.push(x);
  }
  return path;
}
