import {
  formatShape,
  ones,
  type Parameter,
  parameter,
  recordFused,
  type Shape,
  ShapeError,
  sameShape,
  type Tensor,
  type TensorOptions,
  zeros,
} from "@gradus/core";
import { checkLengths } from "../check-lengths.ts";
import { isFusible } from "../fusible.ts";
import { Layer, type LayerConfig } from "../layer.ts";
import { checkEpsilon, standardize } from "./standardize.ts";

export interface LayerNormOptions extends TensorOptions {
  /** Keeps the division finite; 1e-5 unless said otherwise. */
  readonly epsilon?: number;
}

/**
 * Layer normalization: every example has its own mean and deviation taken out.
 *
 *     x̂ = (x − μ) / √(σ² + ε)        y = γ x̂ + β        with μ and σ² of each row
 *
 * Nothing is averaged over the batch, so training and evaluation are the same and a batch of one
 * example is fine. γ starts at 1 and β at 0.
 *
 * @see Ba, Kiros & Hinton, "Layer Normalization" (2016), https://arxiv.org/abs/1607.06450
 *
 * @example
 * ```ts
 * const norm = new LayerNorm(64);
 * norm.forward(words); // [batch, time, 64] → the same shape
 * ```
 */
export class LayerNorm extends Layer {
  /** The normalized shape. */
  readonly gamma: Parameter;
  /** The normalized shape. */
  readonly beta: Parameter;
  private readonly epsilon: number;

  /**
   * @param shape the last axis, or axes, over which a row is normalized
   * @throws RangeError unless the lengths are whole numbers and epsilon positive
   */
  constructor(shape: number | Shape, { epsilon = 1e-5, ...options }: LayerNormOptions = {}) {
    super();
    const row = typeof shape === "number" ? [shape] : shape;
    row.forEach((length, axis) => checkLengths("LayerNorm", { [`shape[${axis}]`]: length }));
    checkEpsilon("LayerNorm", epsilon);
    this.gamma = parameter(ones(row, options));
    this.beta = parameter(zeros(row, options));
    this.epsilon = epsilon;
  }

  /** @param x `[..., ...shape]` */
  override forward(x: Tensor): Tensor {
    return layerNorm(x, this.gamma, this.beta, { epsilon: this.epsilon });
  }

  override config(): LayerConfig {
    const { gamma, epsilon } = this;
    return { shape: [...gamma.shape], epsilon, dtype: gamma.dtype };
  }
}

/**
 * Layer normalization as a function; the shape of γ says which axes make a row.
 *
 *     x̂ = (x − μ) / √(σ² + ε)        y = γ x̂ + β
 *     ∂L/∂γ = Σ g ⊙ x̂                ∂L/∂β = Σ g
 *
 * @param x `[..., ...row]`
 * @param gamma `row`, the new deviation
 * @param beta `row`, the new mean
 * @returns same shape as `x`
 * @throws ShapeError if the last axes of `x` are not those of `gamma` and `beta`
 */
export function layerNorm(
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  { epsilon = 1e-5 }: Pick<LayerNormOptions, "epsilon"> = {},
): Tensor {
  checkEpsilon("layerNorm", epsilon);
  checkShapes(x.shape, gamma.shape, beta.shape);
  const { layerNorm: kernel, layerNormGrad } = x.backend.fused;
  const definition = (...inputs: [x: Tensor, gamma: Tensor, beta: Tensor]): Tensor =>
    layerNormByDefinition(...inputs, epsilon);
  if (!kernel || !layerNormGrad || !isFusible(x, gamma, beta)) return definition(x, gamma, beta);
  const y = x.derive(kernel(x.storage, gamma.storage, beta.storage, epsilon), x.shape);
  return recordFused("layerNorm", y, [x, gamma, beta], {
    definition: (...inputs) => definition(inputs[0], inputs[1], inputs[2]),
    gradients(g) {
      const made = layerNormGrad(g.storage, x.storage, gamma.storage, epsilon);
      return [x, gamma, beta].map((input, i) => input.derive(made[i], input.shape));
    },
  });
}

/** The definition, as ops. */
function layerNormByDefinition(x: Tensor, gamma: Tensor, beta: Tensor, epsilon: number): Tensor {
  const axes = gamma.shape.map((_, axis) => axis - gamma.rank);
  return standardize(x, axes, epsilon).y.mul(gamma).add(beta);
}

function checkShapes(shape: Shape, gamma: Shape, beta: Shape): void {
  const row = shape.slice(shape.length - gamma.length);
  if (gamma.length > 0 && sameShape(row, gamma) && sameShape(gamma, beta)) return;
  throw new ShapeError(
    "layerNorm",
    `the input is ${formatShape(shape)}, gamma ${formatShape(gamma)} and beta ${formatShape(beta)}.`,
    "γ and β have one number for each place of a row, and a row is made of the input's last axes.",
  );
}
