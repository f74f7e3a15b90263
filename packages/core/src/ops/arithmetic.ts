import { record } from "../autograd/record.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { map, recordBroadcast, zip } from "./kernels.ts";
import { log } from "./log.ts";
import { checkFractions } from "./operands.ts";
import { where } from "./where.ts";

/** `a + b`, broadcast. A sum passes its gradient on unchanged. */
export function add(a: Tensor, other: Tensor | number): Tensor {
  const b = a.lift(other);
  return recordBroadcast("add", zip("add", a, b), [a, (g) => g], [b, (g) => g]);
}

/** `a − b`, broadcast. */
export function sub(a: Tensor, other: Tensor | number): Tensor {
  const b = a.lift(other);
  return recordBroadcast("sub", zip("sub", a, b), [a, (g) => g], [b, (g) => g.neg()]);
}

/** `a · b`, elementwise and broadcast. Each factor's gradient is scaled by the other. */
export function mul(a: Tensor, other: Tensor | number): Tensor {
  const b = a.lift(other);
  return recordBroadcast("mul", zip("mul", a, b), [a, (g) => g.mul(b)], [b, (g) => g.mul(a)]);
}

/**
 * `a / b`, broadcast. ∂y/∂a = 1/b, ∂y/∂b = −y/b.
 *
 * Division by zero gives ±∞, and 0/0 gives NaN, as in IEEE 754.
 *
 * @throws TypeError for int32
 */
export function div(a: Tensor, other: Tensor | number): Tensor {
  checkFractions("div", a);
  const b = a.lift(other);
  const y = zip("div", a, b);
  return recordBroadcast("div", y, [a, (g) => g.div(b)], [b, (g) => g.mul(y).div(b).neg()]);
}

/** `−x`. */
export function neg(x: Tensor): Tensor {
  return record("neg", map("neg", x), [x, (g) => g.neg()]);
}

/**
 * `a` to the power `b`, elementwise and broadcast.
 *
 *     y = aᵇ
 *     ∂y/∂a = b aᵇ⁻¹        0 where a = b = 0
 *     ∂y/∂b = aᵇ log a      0 where a = 0 and b ≥ 0
 *
 * A negative number to a power that is not whole is NaN.
 *
 * @throws TypeError for int32
 */
export function pow(a: Tensor, exponent: Tensor | number): Tensor {
  checkFractions("pow", a);
  const b = a.lift(exponent);
  const y = zip("pow", a, b);
  return recordBroadcast(
    "pow",
    y,
    // in the corners a 1 takes the place of a = 0: a mask afterward would leave 0 · ∞ to the second derivative
    [a, (g) => g.mul(b).mul(where(a.equal(0).mul(b.equal(0)), 1, a).pow(b.sub(1)))],
    [b, (g) => g.mul(y).mul(log(where(a.equal(0).mul(b.greaterEqual(0)), 1, a)))],
  );
}
