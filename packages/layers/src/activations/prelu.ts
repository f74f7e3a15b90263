import { formatShape, ShapeError, type Tensor, where } from "@gradus/core";

/**
 * A leaky rectified linear unit whose slope below 0 is learned.
 *
 *     y = x where x > 0, else a x
 *     ∂y/∂x = 1 where x > 0, else a
 *     ∂L/∂a = Σ g x over the places where x ≤ 0, of all channels or of each one
 *
 * @param x `[batch, channels, ...]`; any shape if there is only one slope
 * @param weight the slopes a: `[]` or `[1]` for all channels together, or `[channels]`
 * @returns same shape as `x`
 * @throws ShapeError if there are neither one slope nor as many as channels
 * @see He et al., "Delving Deep into Rectifiers" (2015), https://arxiv.org/abs/1502.01852
 */
export function prelu(x: Tensor, weight: Tensor): Tensor {
  checkSlopes(x, weight);
  const alongAxis1 = [weight.size, ...x.shape.slice(2).map(() => 1)];
  const slopes = weight.reshape(weight.size === 1 ? [] : alongAxis1);
  return x.mul(where(x.greater(0), 1, slopes));
}

function checkSlopes(x: Tensor, weight: Tensor): void {
  if (weight.rank <= 1 && (weight.size === 1 || weight.size === x.shape[1])) return;
  const channels = x.rank > 1 ? `${x.shape[1]} channels` : "no axis of channels";
  throw new ShapeError(
    "prelu",
    `the slopes are ${formatShape(weight.shape)}, and ${formatShape(x.shape)} has ${channels}.`,
    "There is one slope for everything, [1], or one for each channel, [channels], along axis 1.",
  );
}
