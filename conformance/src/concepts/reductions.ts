import { argmax, argmin, logSumExp, max, mean, min, sum, variance } from "@gradus/core";
import { type Concept, input, lookUp } from "../concept.ts";

const reductions = { sum, mean, max, min, var: variance, logsumexp: logSumExp };
const searches = { argmax, argmin };

export const reductionsConcept: Concept = (attrs, inputs) => {
  const op = attrs.text("op");
  const x = input(inputs, "x");
  const options = { keepAxis: attrs.flag("keepdims") };
  if (!Object.hasOwn(searches, op))
    return { y: lookUp(reductions, op)(x, attrs.axes("axis"), options) };
  const axis = attrs.axes("axis") === undefined ? undefined : attrs.number("axis");
  return { y: lookUp(searches, op)(x, axis, options) };
};
