import { ShapeError, sameShape } from "@gradus/core";
import { layerNorm } from "@gradus/layers";
import { type Concept, input } from "../concept.ts";

export const layerNormConcept: Concept = (attrs, inputs) => {
  const gamma = input(inputs, "gamma");
  const row = attrs.numbers("normalized_shape");
  if (!sameShape(gamma.shape, row)) {
    throw new ShapeError(
      "layer_norm",
      `gamma is [${gamma.shape.join(", ")}], the normalized shape [${row.join(", ")}].`,
      "γ has one number for each place of a row.",
    );
  }
  const epsilon = attrs.number("eps");
  return { y: layerNorm(input(inputs, "x"), gamma, input(inputs, "beta"), { epsilon }) };
};
