import type { MatmulSizes } from "@gradus/core";

/** From the first to before the last, along one axis. */
export type Range = readonly [first: number, last: number];

/** Some of the products of a batch, of their rows, of the way along k and of their columns. */
export interface Box {
  readonly batch: Range;
  readonly m: Range;
  readonly k: Range;
  readonly n: Range;
}

/** A matrix as its memory sees it: its axes from the outermost to the innermost, and how far their neighbors are apart. */
export type Steps = readonly (readonly [axis: keyof Box, step: number])[];

/** Where A, B and C stand in memory. */
export function stepsOf(sizes: MatmulSizes): readonly [a: Steps, b: Steps, c: Steps] {
  const { m, k, n, sharedA, sharedB, transposeA, transposeB } = sizes;
  const lines: readonly [Steps, Steps, Steps] = [
    transposeA ? [["k", m], ["m", 1]] : [["m", k], ["k", 1]], // prettier-ignore
    transposeB ? [["n", k], ["k", 1]] : [["k", n], ["n", 1]], // prettier-ignore
    [["m", n], ["n", 1]], // prettier-ignore
  ];
  const between = [sharedA ? 0 : m * k, sharedB ? 0 : k * n, m * n];
  const [a, b, c] = lines.map((steps, i): Steps => [["batch", between[i]], ...steps]);
  return [a, b, c];
}

/** Where the numbers of a matrix begin that a box needs, and how many there are from the first to the last. */
export function spanOf(box: Box, steps: Steps): { first: number; count: number } {
  let [first, last] = [0, 0];
  for (const [axis, step] of steps) {
    if (box[axis][0] >= box[axis][1]) return { first: 0, count: 0 };
    first += box[axis][0] * step;
    last += (box[axis][1] - 1) * step;
  }
  return { first, count: last - first + 1 };
}

/**
 * Cuts a product into boxes, each of which needs at most `most` numbers from the first to the last of any matrix.
 *
 * A box that needs more is halved along the outermost axis of the matrix that is too large, which leaves half of its memory.
 * Boxes that go on along k stand behind the one where k begins.
 */
export function boxesOf(sizes: MatmulSizes, most: number): Box[] {
  const { batch, m, k, n } = sizes;
  const whole: Box = { batch: [0, batch], m: [0, m], k: [0, k], n: [0, n] };
  return halve(whole, stepsOf(sizes), most);
}

function halve(box: Box, matrices: readonly Steps[], most: number): Box[] {
  const large = matrices.find((steps) => spanOf(box, steps).count > most);
  const outermost = large?.find(([axis, step]) => step > 0 && box[axis][1] - box[axis][0] > 1);
  if (!outermost) return [box];
  const [axis] = outermost;
  const [first, last] = box[axis];
  const middle = Math.ceil((first + last) / 2);
  const halves: Range[] = [[first, middle], [middle, last]]; // prettier-ignore
  return halves.flatMap((half) => halve({ ...box, [axis]: half }, matrices, most));
}
