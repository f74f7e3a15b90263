import { allocate, explain, fromData, type Tensor, type TypedArray } from "@gradus/core";
import { type Augmentation, between, checkBound } from "./augmentation.ts";
import { checkFloatImage } from "./image.ts";

/**
 * Each pixel as the mean of a square around it. At the border, the pixels of the edge are repeated.
 *
 * @param image `[channels, height, width]`
 * @param size the side of the square, an odd number
 * @returns the same shape
 * @throws RangeError unless the size is odd
 */
export function boxBlur(image: Tensor, size: number): Tensor {
  checkFloatImage("boxBlur", image);
  if (!Number.isInteger(size) || size < 1 || size % 2 === 0) {
    throw new RangeError(
      explain(
        "boxBlur",
        `a size of ${size}.`,
        "A square with a pixel in its middle has an odd side.",
      ),
    );
  }
  return blurWith(
    image,
    Array.from({ length: size }, () => 1 / size),
  );
}

/**
 * Each pixel as the mean of its neighborhood, in which weights fall with the distance.
 *
 *     weight ∝ exp(−distance² / 2σ²), up to three deviations away
 *
 * Weights add up to 1. At the border, the pixels of the edge are repeated.
 *
 * @param image `[channels, height, width]`
 * @param deviation σ, in pixels; 0 leaves the image as it is
 * @returns the same shape
 * @throws RangeError for a negative deviation
 */
export function gaussianBlur(image: Tensor, deviation: number): Tensor {
  checkFloatImage("gaussianBlur", image);
  checkBound("gaussianBlur", "deviation", deviation);
  if (deviation === 0) return image;
  const radius = Math.ceil(3 * deviation);
  const weights = Array.from({ length: 2 * radius + 1 }, (_, i) =>
    // divided before it is squared: the square of a tiny deviation is 0
    Math.exp(-(((i - radius) / deviation) ** 2) / 2),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return blurWith(
    image,
    weights.map((weight) => weight / total),
  );
}

/** How much at most. */
export interface RandomBlurOptions {
  /** The largest deviation, in pixels. */
  readonly deviation: number;
}

/** Blurs with any deviation up to one. */
export function randomBlur({ deviation: most }: RandomBlurOptions): Augmentation {
  checkBound("randomBlur", "deviation", most);
  return (image, random) => {
    const deviation = between(0, most, random);
    return {
      image: gaussianBlur(image, deviation),
      applied: [{ name: "gaussianBlur", parameters: { deviation } }],
    };
  };
}

/** Weighs along rows, then along columns: the same as a square of weights, with fewer products. */
function blurWith(image: Tensor, weights: readonly number[]): Tensor {
  const [channels, height, width] = image.shape;
  const along = weigh(image.dataSync(), weights, channels * height, width, 1);
  const across = weigh(along, weights, channels, height, width);
  const data = allocate(image.dtype, across.length);
  data.set(across);
  return fromData(data, image.shape, { backend: image.backend });
}

/** Weighs the middle axis of numbers seen as `[outer, length, inner]`. */
function weigh(
  from: TypedArray,
  weights: readonly number[],
  outer: number,
  length: number,
  inner: number,
): Float64Array<ArrayBuffer> {
  const to = new Float64Array(from.length);
  const radius = (weights.length - 1) / 2;
  for (let o = 0; o < outer; o++)
    for (let at = 0; at < length; at++)
      for (let w = 0; w < weights.length; w++) {
        const neighbor = Math.min(Math.max(at + w - radius, 0), length - 1);
        const [source, target] = [(o * length + neighbor) * inner, (o * length + at) * inner];
        for (let i = 0; i < inner; i++) to[target + i] += weights[w] * from[source + i];
      }
  return to;
}
