import * as fc from "fast-check";

/** Moderate numbers: no overflow, and no cancellation that would drown a finite difference. */
export const moderate: fc.Arbitrary<number> = fc.double({ min: -2, max: 2, noNaN: true });

/** Every double there is, and often the odd ones: NaN, ±Infinity, −0, 0. */
export const anyDouble: fc.Arbitrary<number> = fc.oneof(
  fc.double(),
  fc.constantFrom(Number.NaN, Infinity, -Infinity, -0, 0),
);

/** Every int32: whole numbers from −2³¹ to 2³¹ − 1. */
export const int32s: fc.Arbitrary<number> = fc.integer();

/** How far from the points, and between which bounds. */
export interface AwayFromOptions {
  /** The smallest distance to a point, 0.01 unless said otherwise. */
  readonly distance?: number;
  /** −2 unless said otherwise. */
  readonly min?: number;
  /** 2 unless said otherwise. */
  readonly max?: number;
}

/**
 * Moderate numbers that keep a distance to some points: corners and poles, where a function has no
 * slope that finite differences could find.
 *
 * @throws RangeError if nothing is left between the bounds
 */
export function awayFrom(
  points: readonly number[],
  { distance = 0.01, min = -2, max = 2 }: AwayFromOptions = {},
): fc.Arbitrary<number> {
  const sorted = points.toSorted((a, b) => a - b);
  const starts = [min, ...sorted.map((point) => point + distance)];
  const ends = [...sorted.map((point) => point - distance), max];
  const intervals = starts.flatMap((start, i) => {
    const [low, high] = [Math.max(start, min), Math.min(ends[i], max)];
    return low < high ? [fc.double({ min: low, max: high, noNaN: true })] : [];
  });
  if (intervals.length > 0) return fc.oneof(...intervals);
  throw new RangeError(
    `awayFrom: nothing between ${min} and ${max} is ${distance} away from ${points.join(", ")}.\n` +
      "  There has to be a number to draw.",
  );
}
