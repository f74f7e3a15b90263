import type { Tensor } from "@gradus/core";
import { checkFinite } from "../check-finite.ts";

export interface StepOptions {
  /** Above which number the step is; 0 unless said otherwise. */
  readonly threshold?: number;
}

/**
 * The step function, elementwise: a neuron that fires or does not.
 *
 *     y = 1 where x > threshold, else 0
 *
 * Its slope is 0 wherever it has one, so it is not recorded: nothing learns through a step, which is
 * why the perceptron has a rule of its own.
 *
 * @param x any shape
 * @returns same shape as `x`, every element 0 or 1; 0 for NaN
 * @see McCulloch & Pitts, "A Logical Calculus of the Ideas Immanent in Nervous Activity" (1943)
 */
export function step(x: Tensor, { threshold = 0 }: StepOptions = {}): Tensor {
  checkFinite("step", "threshold", threshold);
  return x.greater(threshold);
}
