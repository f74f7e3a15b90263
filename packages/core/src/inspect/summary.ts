import { type Shape, sizeOf, stridesOf } from "../tensor/shape.ts";

/** A tensor of more numbers than this is shown by its corners. */
const THRESHOLD = 1000;

/** How many entries of a long axis are shown at either end. */
const EDGE = 3;

/** Stands for the middle of an axis that is not shown. */
export const GAP = "...";

/** Which entries of each axis are shown, in order, with a {@link GAP} where some are left out. */
export function summarize(shape: Shape): (number | typeof GAP)[][] {
  const isLong = sizeOf(shape) > THRESHOLD;
  return shape.map((length) => {
    if (!isLong || length <= 2 * EDGE) return range(0, length);
    return [...range(0, EDGE), GAP, ...range(length - EDGE, length)];
  });
}

/** Where the shown numbers stand in row-major memory, in order. */
export function shownOffsets(shape: Shape): number[] {
  const strides = stridesOf(shape);
  return summarize(shape).reduce<number[]>(
    (offsets, entries, axis) => {
      const steps = entries.filter((entry) => entry !== GAP).map((i) => i * strides[axis]);
      return offsets.flatMap((offset) => steps.map((step) => offset + step));
    },
    [0],
  );
}

function range(start: number, stop: number): number[] {
  return Array.from({ length: stop - start }, (_, i) => start + i);
}
