import { allocate, explain, fromData, type Random, type Tensor } from "@gradus/core";
import { checkPoints, type PointsOptions } from "./labelled-points.ts";

/** Places and values of a curve. */
export interface Curve {
  /** `[rows, 1]` */
  readonly x: Tensor;
  /** `[rows, 1]` */
  readonly y: Tensor;
}

/** Where, and how noisy. */
export interface SineOptions extends PointsOptions {
  /** −π unless said otherwise. */
  readonly from?: number;
  /** π unless said otherwise. */
  readonly to?: number;
}

/**
 * Noisy values of the sine at random places, for regression.
 *
 *     y = sin x + noise
 *
 * @param count how many rows
 * @throws RangeError unless `from` is less than `to`
 */
export function sine(
  count: number,
  random: Random,
  { noise = 0.1, from = -Math.PI, to = Math.PI, dtype = "float32" }: SineOptions = {},
): Curve {
  checkPoints("sine", count, 1, noise);
  if (!(from < to && Number.isFinite(to - from))) {
    throw new RangeError(
      explain("sine", `from ${from} to ${to}.`, "The lower end is less than the upper one."),
    );
  }
  const [x, y] = [allocate(dtype, count), allocate(dtype, count)];
  for (let row = 0; row < count; row++) {
    const place = from + (to - from) * random.next();
    x[row] = place;
    y[row] = Math.sin(place) + noise * random.nextNormal();
  }
  return { x: fromData(x, [count, 1]), y: fromData(y, [count, 1]) };
}
