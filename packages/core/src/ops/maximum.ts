import type { Tensor } from "../tensor/tensor.ts";
import { recordBroadcast, zip } from "./kernels.ts";
import { where } from "./where.ts";

/**
 * The larger of two numbers, elementwise and broadcast. NaN if either is.
 *
 * The larger one receives the gradient. Where both are equal each receives half of it, so that
 * swapping the operands changes nothing.
 */
export function maximum(a: Tensor, other: Tensor | number): Tensor {
  const b = a.lift(other);
  return recordBroadcast(
    "maximum",
    zip("maximum", a, b),
    [a, (g) => share(g, a.less(b), a.equal(b))],
    [b, (g) => share(g, b.less(a), a.equal(b))],
  );
}

/** The smaller of two numbers, elementwise and broadcast. Its gradient is shared like {@link maximum}'s. */
export function minimum(a: Tensor, other: Tensor | number): Tensor {
  const b = a.lift(other);
  return recordBroadcast(
    "minimum",
    zip("minimum", a, b),
    [a, (g) => share(g, a.greater(b), a.equal(b))],
    [b, (g) => share(g, b.greater(a), a.equal(b))],
  );
}

/** Nothing for the loser, even of an infinite gradient; half at a tie, else all. */
function share(g: Tensor, loses: Tensor, ties: Tensor): Tensor {
  return where(loses, 0, where(ties, g.mul(0.5), g));
}
