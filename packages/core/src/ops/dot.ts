import { ShapeError } from "../tensor/shape-error.ts";
import { formatShape } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { matmul } from "./matmul.ts";
import { maximum } from "./maximum.ts";
import { checkOperands } from "./operands.ts";
import { unsqueeze } from "./reshape.ts";
import { sqrt } from "./sqrt.ts";
import { square } from "./square.ts";
import { where } from "./where.ts";

/**
 * The dot product of two vectors.
 *
 *     a · b = Σᵢ aᵢ bᵢ
 *
 * @param a `[n]`
 * @param b `[n]`
 * @returns a scalar
 */
export function dot(a: Tensor, b: Tensor): Tensor {
  checkVectors("dot", a, b);
  checkLengths("dot", a, b);
  return matmul(a, b);
}

/**
 * The cosine of the angle between two vectors: 1 for the same direction, 0 for a right angle, −1
 * for opposite directions.
 *
 *     cos(a, b) = a · b / (‖a‖ ‖b‖)
 *
 * A zero vector has no direction; its cosine with anything is 0, and so is its gradient.
 *
 * @param a `[n]`
 * @param b `[n]`
 * @returns a scalar in [−1, 1], up to rounding
 */
export function cosineSimilarity(a: Tensor, b: Tensor): Tensor {
  checkVectors("cosineSimilarity", a, b);
  checkLengths("cosineSimilarity", a, b);
  const [squareA, squareB] = [square(a).sum(), square(b).sum()];
  const degenerate = maximum(squareA.equal(0), squareB.equal(0));
  const lengths = lengthOf(squareA).mul(lengthOf(squareB));
  return where(degenerate, 0, matmul(a, b).div(lengths));
}

/** √s, or 1 for 0, where the root has no finite slope. */
function lengthOf(s: Tensor): Tensor {
  return sqrt(where(s.equal(0), 1, s));
}

/**
 * The outer product of two vectors: every number of one times every number of the other.
 *
 *     y[i, j] = aᵢ bⱼ
 *
 * @param a `[m]`
 * @param b `[n]`
 * @returns `[m, n]`
 */
export function outer(a: Tensor, b: Tensor): Tensor {
  checkVectors("outer", a, b);
  return unsqueeze(a, 1).mul(unsqueeze(b, 0));
}

function checkVectors(op: string, a: Tensor, b: Tensor): void {
  checkOperands(op, a, b);
  if (a.rank === 1 && b.rank === 1) return;
  throw new ShapeError(
    op,
    `${formatShape(a.shape)} and ${formatShape(b.shape)} are not two vectors.`,
    "A vector has one axis.",
  );
}

function checkLengths(op: string, a: Tensor, b: Tensor): void {
  if (a.size === b.size) return;
  throw new ShapeError(
    op,
    `the vectors have ${a.size} and ${b.size} numbers.`,
    "Each number of one is multiplied with its partner in the other.",
  );
}
