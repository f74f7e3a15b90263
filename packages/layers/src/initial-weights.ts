import {
  formatShape,
  type Parameter,
  parameter,
  type Random,
  sameShape,
  type Shape,
  ShapeError,
  type Tensor,
  type TensorOptions,
} from "@gradus/core";
import { heNormal } from "./initializers/he-normal.ts";

/** How many numbers each output is made of, and how many outputs each number goes into. */
export interface Fans {
  readonly fanIn: number;
  readonly fanOut: number;
}

/** Draws the weights that a layer starts from. */
export type Initializer = (random: Random, shape: Shape, options: TensorOptions & Fans) => Tensor;

/** Where a layer's weights come from. */
export interface WeightOptions extends TensorOptions {
  /** Where the initial weights are drawn from. */
  readonly random: Random;
  /** How they are drawn; He's normal distribution unless said otherwise. */
  readonly initializer?: Initializer;
  /** Whether there is a bias, which starts at 0; there is unless said otherwise. */
  readonly bias?: boolean;
}

/**
 * The parameter that a layer starts from.
 *
 * @throws ShapeError if the initializer made something else
 */
export function initialWeights(
  who: string,
  shape: Shape,
  fans: Fans,
  { random, initializer = heNormal, dtype, backend }: WeightOptions,
): Parameter {
  const options = { ...(dtype && { dtype }), ...(backend && { backend }) };
  const weights = initializer(random, shape, { ...options, ...fans });
  if (sameShape(weights.shape, shape)) return parameter(weights);
  throw new ShapeError(
    who,
    `the initializer made ${formatShape(weights.shape)} where ${formatShape(shape)} was asked for.`,
    "An initializer draws a tensor of the shape that it is given.",
  );
}
