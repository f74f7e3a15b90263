import {
  broadcastTo,
  concat,
  gather,
  pad,
  permute,
  reshape,
  slice,
  stack,
  type Tensor,
} from "@gradus/core";
import type { Attributes } from "../attributes.ts";
import { type Concept, input, lookUp, type Tensors } from "../concept.ts";

const movements: Record<string, (attrs: Attributes, inputs: Tensors) => Tensor> = {
  permute: (attrs, inputs) => permute(input(inputs, "x"), attrs.numbers("axes")),
  reshape: (attrs, inputs) => reshape(input(inputs, "x"), attrs.numbers("shape")),
  permute_then_flatten: (attrs, inputs) =>
    permute(input(inputs, "x"), attrs.numbers("axes")).flatten(),
  slice: (attrs, inputs) => {
    const [start, stop, step] = [
      attrs.places("start"),
      attrs.places("stop"),
      attrs.numbers("step"),
    ];
    return slice(input(inputs, "x"), ...start.map((at, i) => [at, stop[i], step[i]] as const));
  },
  concat: (attrs, inputs) => concat(parts(inputs), attrs.number("axis")),
  stack: (attrs, inputs) => stack(parts(inputs), attrs.number("axis")),
  pad: (attrs, inputs) =>
    pad(input(inputs, "x"), attrs.pairs("pads"), attrs.has("value") ? attrs.number("value") : 0),
  gather: (attrs, inputs) =>
    gather(
      input(inputs, "x"),
      input(inputs, "index"),
      attrs.has("axis") ? attrs.number("axis") : 0,
    ),
  broadcast_to: (attrs, inputs) => broadcastTo(input(inputs, "x"), attrs.numbers("shape")),
};

export const movement: Concept = (attrs, inputs) => ({
  y: lookUp(movements, attrs.text("op"))(attrs, inputs),
});

/** The tensors to join, in the order in which the case names them. */
function parts(inputs: Tensors): Tensor[] {
  return Object.entries(inputs).flatMap(([name, part]) => (name === "cotangent" ? [] : [part]));
}
