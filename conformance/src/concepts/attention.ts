import {
  attentionOutputs,
  multiHeadAttention,
  type Projection,
  scaledDotProductAttention,
} from "@gradus/layers";
import { type Concept, input, type Tensors } from "../concept.ts";

export const attention: Concept = (attrs, inputs) => {
  const causal = attrs.flag("causal");
  if (!attrs.has("heads")) {
    const [q, k, v] = ["q", "k", "v"].map((name) => input(inputs, name));
    const { weights } = scaledDotProductAttention(q, k, v, { causal });
    return { y: attentionOutputs(q, k, v, { causal }), weights };
  }
  const x = input(inputs, "x");
  const projections = {
    query: projectionOf(inputs, "q"),
    key: projectionOf(inputs, "k"),
    value: projectionOf(inputs, "v"),
    output: projectionOf(inputs, "o"),
  };
  const heads = attrs.number("heads");
  const { outputs, weights } = multiHeadAttention(x, x, x, { heads, causal, projections });
  return { y: outputs, weights };
};

/** Golden weights are `[out, in]`, ours the transposes. */
function projectionOf(inputs: Tensors, name: string): Projection {
  return { weight: input(inputs, `w${name}`).transpose(), bias: inputs[`b${name}`] };
}
