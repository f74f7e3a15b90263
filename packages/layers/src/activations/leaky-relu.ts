import { type Tensor, where } from "@gradus/core";
import { checkFinite } from "../check-finite.ts";

export interface LeakyReluOptions {
  /** The slope below 0; 0.001 unless said otherwise. */
  readonly slope?: number;
}

/**
 * A rectified linear unit that lets a little through below 0, elementwise, so that no neuron dies.
 *
 *     y = x where x > 0, else slope · x
 *     ∂y/∂x = 1 where x > 0, else slope
 *
 * For slopes up to 1 that is max(x, slope · x); above 1 it is not.
 *
 * @param x any shape
 * @returns same shape as `x`
 * @see Maas, Hannun & Ng, "Rectifier Nonlinearities Improve Neural Network Acoustic Models" (2013)
 */
export function leakyRelu(x: Tensor, { slope = 0.001 }: LeakyReluOptions = {}): Tensor {
  checkFinite("leakyRelu", "slope", slope);
  return x.mul(where(x.greater(0), 1, slope));
}
