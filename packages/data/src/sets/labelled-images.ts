import { explain, formatShape, fromData, type Tensor } from "@gradus/core";
import type { Idx } from "./idx.ts";

/** Pictures and the class of each. */
export interface LabelledImages {
  /** `[images, channels, height, width]`, float32, from 0 (black) to 1 (white) */
  readonly images: Tensor;
  /** int32 `[images]` */
  readonly labels: Tensor;
}

/**
 * Pictures and labels from two idx files.
 *
 * @param images `[images, height, width]` of bytes
 * @param labels `[images]` of bytes
 * @param limit takes the first ones only
 * @throws RangeError if the files do not belong together, or a label is no class
 */
export function imagesFromIdx(
  images: Idx,
  labels: Idx,
  { classes = 10, limit = Infinity }: { readonly classes?: number; readonly limit?: number } = {},
): LabelledImages {
  checkFiles(images, labels);
  const [total, height, width] = images.shape;
  const count = Math.min(total, limit);
  checkLimit("imagesFromIdx", count);
  const pixels = new Float32Array(count * height * width);
  for (let i = 0; i < pixels.length; i++) pixels[i] = images.data[i] / 255;
  const kinds = Int32Array.from(labels.data.subarray(0, count));
  const odd = kinds.findIndex((label) => label >= classes);
  if (odd !== -1) {
    throw new RangeError(
      explain(
        "imagesFromIdx",
        `picture ${odd} has the label ${kinds[odd]}.`,
        `Labels of ${classes} classes are 0 to ${classes - 1}. This file is damaged.`,
      ),
    );
  }
  return {
    images: fromData(pixels, [count, 1, height, width]),
    labels: fromData(kinds, [count]),
  };
}

/** Throws unless there is something to take. */
export function checkLimit(who: string, limit: number): void {
  if (limit > 0 && (Number.isInteger(limit) || limit === Infinity)) return;
  throw new RangeError(
    explain(who, `a limit of ${limit}.`, "A limit is a whole number, 1 or more."),
  );
}

function checkFiles(images: Idx, labels: Idx): void {
  const bytes = images.data instanceof Uint8Array && labels.data instanceof Uint8Array;
  const ranks = images.shape.length === 3 && labels.shape.length === 1;
  if (bytes && ranks && images.shape[0] === labels.shape[0]) return;
  throw new RangeError(
    explain(
      "imagesFromIdx",
      `pictures ${formatShape(images.shape)} and labels ${formatShape(labels.shape)}.`,
      "Pictures are bytes [images, height, width], labels bytes [images], of the same images.",
    ),
  );
}
