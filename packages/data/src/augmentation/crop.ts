import { explain, formatShape, slice, type Tensor } from "@gradus/core";
import type { Augmentation } from "./augmentation.ts";
import { checkImage } from "./image.ts";

/** A part of an image. */
export interface CropOptions {
  /** The first row, 0 unless said otherwise. */
  readonly top?: number;
  /** The first column, 0 unless said otherwise. */
  readonly left?: number;
  readonly height: number;
  readonly width: number;
}

/**
 * A part of an image.
 *
 * @param image `[channels, height, width]`
 * @returns `[channels, height, width]` of the part
 * @throws RangeError for a part that is not inside
 */
export function crop(image: Tensor, { top = 0, left = 0, height, width }: CropOptions): Tensor {
  checkImage("crop", image);
  const [, rows, columns] = image.shape;
  if (!fits(top, height, rows) || !fits(left, width, columns)) {
    throw new RangeError(
      explain(
        "crop",
        `${height} × ${width} pixels from row ${top} and column ${left} of ${formatShape(image.shape)}.`,
        "A part has a pixel at least, and lies inside.",
      ),
    );
  }
  return slice(image, null, [top, top + height], [left, left + width]);
}

function fits(start: number, length: number, whole: number): boolean {
  return (
    Number.isInteger(start) &&
    Number.isInteger(length) &&
    start >= 0 &&
    length > 0 &&
    start + length <= whole
  );
}

/** Cuts out a part of that size, from anywhere. */
export function randomCrop({ height, width }: Pick<CropOptions, "height" | "width">): Augmentation {
  return (image, random) => {
    checkImage("randomCrop", image);
    const draw = (whole: number, part: number): number =>
      random.nextInteger(0, Math.max(1, Math.floor(whole - part) + 1));
    const [top, left] = [draw(image.shape[1], height), draw(image.shape[2], width)];
    const parameters = { top, left, height, width };
    return { image: crop(image, parameters), applied: [{ name: "crop", parameters }] };
  };
}
