import { explain, formatShape, sameShape, ShapeError, type Tensor } from "@gradus/core";

/**
 * Throws unless a prediction and its target have one shape and one dtype with fractions.
 *
 * Nothing is broadcast: `[batch, 1]` against `[batch]` would compare every prediction with every
 * target.
 */
export function checkPair(who: string, prediction: Tensor, target: Tensor): void {
  if (!sameShape(prediction.shape, target.shape)) {
    throw new ShapeError(
      who,
      `the prediction is ${formatShape(prediction.shape)}, the target ${formatShape(target.shape)}.`,
      "Each prediction has one target: both have the same shape.",
      prediction.size === target.size
        ? `target.reshape(${formatShape(prediction.shape)})`
        : undefined,
    );
  }
  if (prediction.dtype === target.dtype && prediction.dtype !== "int32") return;
  throw new TypeError(
    explain(
      who,
      `the prediction is ${prediction.dtype}, the target ${target.dtype}.`,
      "A loss has fractions, and computes in one dtype.",
      prediction.dtype === "int32" ? undefined : `target.cast("${prediction.dtype}")`,
    ),
  );
}
