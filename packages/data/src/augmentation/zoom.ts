import { explain, type Tensor } from "@gradus/core";
import { type Augmentation, between } from "./augmentation.ts";
import { checkFloatImage } from "./image.ts";
import { type FillOptions, warp } from "./warp.ts";

/**
 * An image made larger or smaller about its center, in a frame of the same size.
 *
 *     y[row, column] = x[center + (row − center) / factor, …]
 *
 * @param image `[channels, height, width]`
 * @param factor above 1 to come nearer, below 1 to go away
 * @returns the same shape
 * @throws RangeError unless the factor is more than 0 and finite
 */
export function zoom(image: Tensor, factor: number, { fill = 0 }: FillOptions = {}): Tensor {
  checkFloatImage("zoom", image);
  checkFactor("zoom", factor);
  const [, height, width] = image.shape;
  const start = (length: number): number => ((length - 1) / 2) * (1 - 1 / factor);
  return warp(
    image,
    [height, width],
    { row: [1 / factor, 0, start(height)], column: [0, 1 / factor, start(width)] },
    fill,
  );
}

/** Between which factors, and what stands outside. */
export interface RandomZoomOptions extends FillOptions {
  readonly from: number;
  readonly to: number;
}

/** Zooms by any factor between two. */
export function randomZoom({ from, to, fill = 0 }: RandomZoomOptions): Augmentation {
  checkFactor("randomZoom", from);
  checkFactor("randomZoom", to);
  return (image, random) => {
    const factor = between(from, to, random);
    return {
      image: zoom(image, factor, { fill }),
      applied: [{ name: "zoom", parameters: { factor, fill } }],
    };
  };
}

function checkFactor(who: string, factor: number): void {
  if (factor > 0 && Number.isFinite(factor)) return;
  throw new RangeError(
    explain(who, `a factor of ${factor}.`, "A factor is more than 0, and 1 keeps the size."),
  );
}
