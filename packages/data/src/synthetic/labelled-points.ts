import { allocate, type DType, explain, fromData, type Random, type Tensor } from "@gradus/core";

/** Points and the class of each. */
export interface LabelledPoints {
  /** `[rows, features]` */
  readonly x: Tensor;
  /** int32 `[rows]` */
  readonly labels: Tensor;
}

/** How far points stray, and in which dtype. */
export interface PointsOptions {
  /** The standard deviation of normal noise on every coordinate. */
  readonly noise?: number;
  /** float32 unless said otherwise. */
  readonly dtype?: DType;
}

/** Throws unless a set can have that many rows, and that noise. */
export function checkPoints(who: string, count: number, least: number, noise: number): void {
  if (Number.isInteger(count) && count >= least && noise >= 0 && noise < Infinity) return;
  throw new RangeError(
    explain(
      who,
      `${count} rows with a noise of ${noise}.`,
      `There ${least === 1 ? "is 1 row" : `are ${least} rows`} at least, and a noise is 0 or more.`,
    ),
  );
}

/**
 * Points whose classes take turns, so that every class has as many as the others, give or take one.
 *
 * @param place where the point is: the class, its number in the class, and how many the class has
 */
export function labelledPoints(
  count: number,
  classes: number,
  place: (label: number, at: number, of: number) => readonly number[],
  { noise, dtype, random }: { noise: number; dtype: DType; random: Random },
): LabelledPoints {
  const points = Array.from({ length: count }, (_, row) => {
    const label = row % classes;
    const of = Math.floor((count - 1 - label) / classes) + 1;
    return place(label, Math.floor(row / classes), of);
  });
  const features = points[0].length;
  const data = allocate(dtype, count * features);
  points.forEach((point, row) =>
    point.forEach((coordinate, axis) => {
      data[row * features + axis] = coordinate + noise * random.nextNormal();
    }),
  );
  return {
    x: fromData(data, [count, features]),
    labels: fromData(
      Int32Array.from(points, (_, row) => row % classes),
      [count],
    ),
  };
}
