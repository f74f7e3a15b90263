/** @diagnosis These are the moves −η f′(x); asked for are the places you stand on, each the one before plus the move. */
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
    const move = -lr * df(x);
    x += move;
    path.push(move);
  }
  return path;
}
