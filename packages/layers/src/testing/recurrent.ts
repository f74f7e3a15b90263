import { Random, type Shape, type Tensor } from "@gradus/core";
import * as fc from "fast-check";
import type { RecurrentWeights } from "../recurrent/recurrent-weights.ts";

const double = { dtype: "float64" } as const;

/** Normal float64 tensors, one after the other. */
export type Draw = (...shape: Shape) => Tensor;

/** A source of normal tensors; a counterexample prints as its seed. */
export const draws: fc.Arbitrary<Draw> = fc
  .integer({ min: 0, max: 0xffff })
  .map((seed) => drawFrom(seed));

export function drawFrom(seed: number): Draw {
  const random = new Random(seed);
  const draw: Draw = (...shape) => random.normal(shape, { ...double, deviation: 0.7 });
  return Object.assign(draw, { [fc.toStringMethod]: () => `drawFrom(${seed})` });
}

/** The weights of one direction. */
export function weightsOf(
  draw: Draw,
  gates: number,
  inFeatures: number,
  hidden: number,
): Required<RecurrentWeights> & Record<"biasIh" | "biasHh", Tensor> {
  const width = gates * hidden;
  return {
    weightIh: draw(inFeatures, width),
    weightHh: draw(hidden, width),
    biasIh: draw(width),
    biasHh: draw(width),
  };
}

/** Small sizes of everything a cell or a layer has. */
export const sizes: fc.Arbitrary<{
  batch: number;
  time: number;
  inFeatures: number;
  hidden: number;
}> = fc.record({
  batch: fc.integer({ min: 1, max: 3 }),
  time: fc.integer({ min: 1, max: 5 }),
  inFeatures: fc.integer({ min: 1, max: 3 }),
  hidden: fc.integer({ min: 1, max: 3 }),
});
