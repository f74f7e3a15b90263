import type { Tensor } from "../tensor/tensor.ts";
import { zip } from "./kernels.ts";

/*
 * A comparison gives 1 where it holds and 0 where it does not, in the operands' own dtype, so that
 * a mask can be multiplied with what it was made from. A step has slope 0 wherever it has one, so
 * comparisons are not recorded. NaN is equal to nothing, not even to itself.
 */

/** 1 where `a = b`, else 0; broadcast. */
export function equal(a: Tensor, b: Tensor | number): Tensor {
  return zip("equal", a, a.lift(b));
}

/** 1 where `a ≠ b`, else 0; broadcast. `notEqual(x, x)` finds the NaNs. */
export function notEqual(a: Tensor, b: Tensor | number): Tensor {
  return zip("notEqual", a, a.lift(b));
}

/** 1 where `a > b`, else 0; broadcast. */
export function greater(a: Tensor, b: Tensor | number): Tensor {
  return zip("greater", a, a.lift(b));
}

/** 1 where `a ≥ b`, else 0; broadcast. */
export function greaterEqual(a: Tensor, b: Tensor | number): Tensor {
  return zip("greaterEqual", a, a.lift(b));
}

/** 1 where `a < b`, else 0; broadcast. */
export function less(a: Tensor, b: Tensor | number): Tensor {
  return zip("less", a, a.lift(b));
}

/** 1 where `a ≤ b`, else 0; broadcast. */
export function lessEqual(a: Tensor, b: Tensor | number): Tensor {
  return zip("lessEqual", a, a.lift(b));
}
