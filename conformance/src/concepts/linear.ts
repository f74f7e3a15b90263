import { affine } from "@gradus/layers";
import { type Concept, input, optionalInput } from "../concept.ts";

/** Golden weights are `[out, in]`, unless the layout says otherwise; ours are `[in, out]`. */
export const linearConcept: Concept = (attrs, inputs) => {
  const weight = input(inputs, "weight");
  const ours = attrs.has("layout") && attrs.text("layout").includes("[in, out]");
  return {
    y: affine(
      input(inputs, "x"),
      ours ? weight : weight.transpose(),
      optionalInput(inputs, "bias"),
    ),
  };
};
