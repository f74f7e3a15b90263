import {
  clip,
  explain,
  keep,
  minimum,
  noGrad,
  type Parameter,
  scope,
  sqrt,
  square,
  type Tensor,
} from "@gradus/core";
import { checkOption, positive } from "./options.ts";

/**
 * Each number of a gradient is moved into [−limit, limit].
 *
 * The direction may change; {@link clipByNorm} keeps it.
 *
 * @param g any shape
 * @returns same shape as `g`
 */
export function clipByValue(g: Tensor, limit: number): Tensor {
  checkOption("clipByValue", "limit", limit, positive);
  return clip(g, -limit, limit);
}

/**
 * The length of all gradients together: as if their numbers stood in one vector.
 *
 *     ‖g‖ = √(Σ g²) over every number of every gradient
 *
 * @returns a scalar
 */
export function globalNorm(gradients: readonly Tensor[]): Tensor {
  if (gradients.length === 0) {
    throw new RangeError(
      explain(
        "globalNorm",
        "there are no gradients.",
        "A length belongs to at least one gradient.",
      ),
    );
  }
  return sqrt(gradients.map((g) => square(g).sum()).reduce((sum, part) => sum.add(part)));
}

/**
 * All gradients are shortened by one factor, so that together they are at most `max` long.
 *
 *     g ← g · min(1, max / (‖g‖ + ε))        where ε = 10⁻⁶ keeps the division finite
 *
 * Short gradients stay as they are. The direction is kept.
 *
 * @returns the gradients, and how long they were before, as a scalar
 * @see Pascanu, Mikolov & Bengio, "On the Difficulty of Training Recurrent Neural Networks" (2013)
 */
export function clipByNorm(
  gradients: readonly Tensor[],
  max: number,
): { gradients: Tensor[]; norm: Tensor } {
  checkOption("clipByNorm", "max", max, positive);
  const norm = globalNorm(gradients);
  const factor = minimum(norm.full(max).div(norm.add(1e-6)), 1);
  return { gradients: gradients.map((g) => g.mul(factor)), norm };
}

/** How to clip: by value, by global norm, or first one and then the other. */
export interface ClipOptions {
  readonly value?: number;
  readonly norm?: number;
}

/**
 * Clips the gradients that parameters hold, between `backward()` and `step()`. Parameters without
 * a gradient are passed over.
 *
 * @returns how long the gradients were together before clipping by norm, or undefined without it
 */
export function clipGradients(
  parameters: Iterable<Parameter>,
  { value, norm }: ClipOptions,
): Tensor | undefined {
  const holders = [...parameters].filter((parameter) => parameter.grad);
  if (holders.length === 0) return undefined;
  return noGrad(() =>
    scope(() => {
      let gradients = holders.map((parameter) => parameter.grad!);
      if (value !== undefined) gradients = gradients.map((g) => clipByValue(g, value));
      let length: Tensor | undefined;
      if (norm !== undefined) ({ gradients, norm: length } = clipByNorm(gradients, norm));
      holders.forEach((parameter, i) => {
        if (parameter.grad === gradients[i]) return;
        parameter.grad?.dispose();
        parameter.grad = keep(gradients[i]);
      });
      return length;
    }),
  );
}
