import { concat, type Tensor } from "@gradus/core";

/**
 * The steps of a sequence, each as a matrix.
 *
 * The sequence is halved again and again. Cutting every step out of the whole would be simpler, but
 * backward each cut makes a gradient as large as what it was cut from: T steps times T. Halving makes
 * it T log T.
 *
 * @param x `[batch, time, features]`, at least one step
 * @returns as many tensors as there are steps, each `[batch, features]`
 */
export function timeSteps(x: Tensor): Tensor[] {
  const [batch, time, features] = x.shape;
  return columnsOf(x.reshape([batch, time * features]), time);
}

/** `count` parts of equal width of a matrix, from left to right. */
function columnsOf(x: Tensor, count: number): Tensor[] {
  if (count === 1) return [x];
  const half = Math.ceil(count / 2);
  const width = (x.shape[1] / count) * half;
  const [left, right] = [x.slice(null, [0, width]), x.slice(null, [width, null])];
  return [...columnsOf(left, half), ...columnsOf(right, count - half)];
}

/**
 * The sequence that has these steps: the reverse of {@link timeSteps}.
 *
 * @param steps at least one, each `[batch, features]`
 * @returns `[batch, time, features]`
 */
export function sequenceOf(steps: readonly Tensor[]): Tensor {
  const [batch, features] = steps[0].shape;
  return concat(steps, 1).reshape([batch, steps.length, features]);
}
