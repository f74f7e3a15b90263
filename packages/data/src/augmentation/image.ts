import { explain, formatShape, ShapeError, type Tensor } from "@gradus/core";

/** Throws unless `image` is `[channels, height, width]`. */
export function checkImage(who: string, image: Tensor): void {
  if (image.rank === 3) return;
  throw new ShapeError(
    who,
    `${formatShape(image.shape)}.`,
    "An image is [channels, height, width].",
    image.rank === 2 ? "unsqueeze(image, 0), if it has one channel." : undefined,
  );
}

/** Throws unless `image` is `[channels, height, width]` of numbers that may have fractions. */
export function checkFloatImage(who: string, image: Tensor): void {
  checkImage(who, image);
  if (image.dtype !== "int32") return;
  throw new TypeError(
    explain(
      who,
      "the image is int32.",
      "What mixes neighboring pixels makes fractions.",
      'image.cast("float32")',
    ),
  );
}

/** Throws unless a number is finite. */
export function checkFinite(who: string, name: string, value: number): void {
  if (Number.isFinite(value)) return;
  throw new RangeError(explain(who, `${name} is ${value}.`, `The ${name} is finite.`));
}
