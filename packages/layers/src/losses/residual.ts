import type { Tensor } from "@gradus/core";
import { checkEach } from "./check-each.ts";
import { checkPair } from "./check-pair.ts";

/**
 * How far each prediction is from its target: prediction − target.
 *
 * @param prediction any shape, float32 or float64
 * @param target same shape and dtype as `prediction`, finite
 * @throws ShapeError if the shapes differ, TypeError if the dtypes do, RangeError for a target that
 *   is NaN or infinite
 */
export function residual(who: string, prediction: Tensor, target: Tensor): Tensor {
  checkPair(who, prediction, target);
  checkEach(who, "target", target, Number.isFinite, "A target is a finite number.");
  return prediction.sub(target);
}
