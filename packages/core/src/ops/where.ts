import { record } from "../autograd/record.ts";
import { broadcastShapes } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { broadcastTo, sumTo } from "./broadcast.ts";
import { checkBackends, checkOperands } from "./operands.ts";

/**
 * Elements of `a` where `condition` is not 0, else of `b`; all three are broadcast.
 *
 *     ∂L/∂a = g where the condition holds, else 0        ∂L/∂b the other way round
 *
 * What is not chosen receives a gradient of exactly 0, even where it is NaN or infinite.
 *
 * @param condition any dtype; what a comparison returns
 * @param a a tensor or a number
 * @param b a tensor or a number; at least one of the two is a tensor, or the condition's dtype holds
 */
export function where(condition: Tensor, a: Tensor | number, b: Tensor | number): Tensor {
  const like = typeof a === "number" ? (typeof b === "number" ? condition : b) : a;
  const [yes, no] = [like.lift(a), like.lift(b)];
  checkOperands("where", yes, no);
  checkBackends("where", condition, yes);
  const shape = broadcastShapes(
    "where",
    condition.shape,
    broadcastShapes("where", yes.shape, no.shape),
  );
  const mask = broadcastTo(condition.detach(), shape);
  const [left, right] = [broadcastTo(yes.detach(), shape), broadcastTo(no.detach(), shape)];
  const y = left.derive(left.backend.select(mask.storage, left.storage, right.storage), shape);
  return record(
    "where",
    y,
    [yes, (g) => sumTo(where(mask, g, 0), yes.shape)],
    [no, (g) => sumTo(where(mask, 0, g), no.shape)],
  );
}
