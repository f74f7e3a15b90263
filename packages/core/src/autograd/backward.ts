import { scope } from "../memory/scope.ts";
import { ShapeError } from "../tensor/shape-error.ts";
import { formatShape } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { backpropagate } from "./backpropagate.ts";
import { noGrad } from "./recording.ts";
import { MissingGradientError } from "./tape-errors.ts";

/**
 * Adds ∂loss/∂p to the `grad` of every parameter p that the loss was computed from.
 *
 * @param loss a single number
 * @throws ShapeError if it is more than one number
 * @throws MissingGradientError if it was not computed from any parameter
 * @throws StaleTapeError if a parameter was assigned since the loss was computed
 */
export function backward(loss: Tensor): void {
  if (loss.size !== 1) {
    throw new ShapeError(
      "backward",
      `starts from a single number, got ${formatShape(loss.shape)}.`,
      "A gradient is the slope of one number, the loss.",
      loss.size > 0 ? "loss.mean().backward()" : undefined,
    );
  }
  if (!loss.requiresGrad) {
    throw new MissingGradientError(
      "backward",
      "this number was not computed from any parameter, or the tape was off.",
      "Operations on parameters are recorded, outside noGrad(), and backward() follows the record.",
      "wrap what is to be learned in parameter(…), and compute the loss from it outside noGrad().",
    );
  }
  noGrad(() =>
    scope(() => {
      for (const [tensor, g] of backpropagate(loss, loss.full(1))) tensor.accumulate(g);
    }),
  );
}
