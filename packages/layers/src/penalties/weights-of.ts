import type { Parameter } from "@gradus/core";
import type { Layer } from "../layer.ts";

export interface WeightsOfOptions {
  /** Whether biases, gains and slopes pay too; they do not unless said otherwise. */
  readonly biases?: boolean;
}

/**
 * The parameters of a model that a penalty is for: those with two axes or more, which multiply the
 * features.
 *
 * A parameter with fewer axes is a bias, the gain of a normalization or the slope of a PReLU. There
 * are few of them, and shrinking them would only move what comes out.
 *
 * @see Goodfellow et al., *Deep Learning* (2016), §7.1
 */
export function weightsOf(model: Layer, { biases = false }: WeightsOfOptions = {}): Parameter[] {
  return model.parameters().filter((parameter) => biases || parameter.rank >= 2);
}
