import type { Tensor } from "../tensor/tensor.ts";
import { recordBroadcast, zip } from "./kernels.ts";

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
    [a, (g) => g.mul(share(a.greater(b), a.equal(b)))],
    [b, (g) => g.mul(share(b.greater(a), a.equal(b)))],
  );
}

/** The smaller of two numbers, elementwise and broadcast. Its gradient is shared like {@link maximum}'s. */
export function minimum(a: Tensor, other: Tensor | number): Tensor {
  const b = a.lift(other);
  return recordBroadcast(
    "minimum",
    zip("minimum", a, b),
    [a, (g) => g.mul(share(a.less(b), a.equal(b)))],
    [b, (g) => g.mul(share(b.less(a), a.equal(b)))],
  );
}

/** 1 for the winner, ½ for a tie, else 0. */
function share(wins: Tensor, ties: Tensor): Tensor {
  return wins.add(ties.mul(0.5));
}
