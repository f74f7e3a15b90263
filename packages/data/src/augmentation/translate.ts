import type { Tensor } from "@gradus/core";
import { type Augmentation, checkBound } from "./augmentation.ts";
import { checkFinite, checkFloatImage } from "./image.ts";
import { type FillOptions, warp } from "./warp.ts";

/**
 * An image moved to the right by `dx` pixels and down by `dy`. What leaves it is lost, nothing wraps round.
 *
 *     y[row, column] = x[row − dy, column − dx]
 *
 * @param image `[channels, height, width]`
 * @param dx to the right; negative to the left
 * @param dy down; negative up
 * @returns the same shape
 */
export function translate(
  image: Tensor,
  dx: number,
  dy: number,
  { fill = 0 }: FillOptions = {},
): Tensor {
  checkFloatImage("translate", image);
  checkFinite("translate", "distance", dx + dy);
  const [, height, width] = image.shape;
  return warp(image, [height, width], { row: [1, 0, -dy], column: [0, 1, -dx] }, fill);
}

/** How far to the sides, how far up or down, and what comes in. */
export interface RandomTranslateOptions extends FillOptions {
  /** 0 unless said otherwise. */
  readonly dx?: number;
  /** 0 unless said otherwise. */
  readonly dy?: number;
}

/** Moves by whole pixels, at most `dx` to either side and `dy` up or down. */
export function randomTranslate({
  dx: furthestX = 0,
  dy: furthestY = 0,
  fill = 0,
}: RandomTranslateOptions): Augmentation {
  checkBound("randomTranslate", "dx", furthestX);
  checkBound("randomTranslate", "dy", furthestY);
  return (image, random) => {
    const draw = (bound: number): number =>
      random.nextInteger(-Math.floor(bound), Math.floor(bound) + 1);
    const [dx, dy] = [draw(furthestX), draw(furthestY)];
    const parameters = { dx, dy, fill };
    return {
      image: translate(image, dx, dy, { fill }),
      applied: [{ name: "translate", parameters }],
    };
  };
}
