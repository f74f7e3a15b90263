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

/** How far it is in memory from one matrix to the next, 0 if all products share one, and from one line to the next. */
export interface Lines {
  readonly step: number;
  readonly line: number;
}

/** How A, B and C stand in memory. */
export function linesOf(sizes: MatmulSizes): readonly [a: Lines, b: Lines, c: Lines] {
  const { m, k, n, sharedA, sharedB, transposeA, transposeB } = sizes;
  return [
    { step: sharedA ? 0 : m * k, line: transposeA ? m : k },
    { step: sharedB ? 0 : k * n, line: transposeB ? k : n },
    { step: m * n, line: n },
  ];
}

/** A matrix as its memory sees it: its axes from the outermost to the innermost, and how far their neighbors are apart. */
export type Steps = readonly (readonly [axis: keyof Box, step: number])[];

/** The axes of A, B and C. */
export function stepsOf(sizes: MatmulSizes): readonly [a: Steps, b: Steps, c: Steps] {
  const [a, b, c] = linesOf(sizes);
  const along = ({ step, line }: Lines, outer: keyof Box, inner: keyof Box): Steps => [
    ["batch", step],
    [outer, line],
    [inner, 1],
  ];
  return [
    sizes.transposeA ? along(a, "k", "m") : along(a, "m", "k"),
    sizes.transposeB ? along(b, "n", "k") : along(b, "k", "n"),
    along(c, "m", "n"),
  ];
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
