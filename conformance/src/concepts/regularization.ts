import { grad, type Tensor } from "@gradus/core";
import { l1Penalty, l2Penalty } from "@gradus/layers";
import type { Attributes } from "../attributes.ts";
import { type Concept, input, lookUp } from "../concept.ts";

const penalties = {
  l1: (w: Tensor, attrs: Attributes) => l1Penalty(w, attrs.number("lambda")),
  l2: (w: Tensor, attrs: Attributes) =>
    l2Penalty(w, attrs.number("lambda"), attrs.has("m") ? { examples: attrs.number("m") } : {}),
};

/** Which penalty is meant, only the name of a case tells: "l1", "l2", "l2/ng". */
export const regularizationConcept: Concept = (attrs, inputs, _asked, name) => {
  const penalty = lookUp(penalties, name.split("/")[0]);
  const w = input(inputs, "w");
  return { penalty: penalty(w, attrs), grad: grad((v) => penalty(v, attrs))(w) };
};
