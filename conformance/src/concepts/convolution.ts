import { conv1d, conv2d, type Conv2dOptions, convTranspose2d } from "@gradus/core";
import type { Attributes } from "../attributes.ts";
import { type Concept, input, optionalInput, type Tensors } from "../concept.ts";

export const conv2dConcept: Concept = (attrs, inputs) => ({
  y: conv2d(input(inputs, "x"), input(inputs, "weight"), optionsOf(attrs, inputs)),
});

export const convTranspose2dConcept: Concept = (attrs, inputs) => ({
  y: convTranspose2d(input(inputs, "x"), input(inputs, "weight"), {
    ...optionsOf(attrs, inputs),
    outputPadding: attrs.pair("output_padding", 0),
  }),
});

export const conv1dConcept: Concept = (attrs, inputs) => {
  const padding = attrs.padding("padding");
  return {
    y: conv1d(input(inputs, "x"), input(inputs, "weight"), {
      stride: numberOr(attrs, "stride", 1),
      padding: typeof padding === "string" ? padding : numberOr(attrs, "padding", 0),
      dilation: numberOr(attrs, "dilation", 1),
      groups: numberOr(attrs, "groups", 1),
      bias: optionalInput(inputs, "bias"),
    }),
  };
};

function optionsOf(attrs: Attributes, inputs: Tensors): Conv2dOptions {
  return {
    stride: attrs.pair("stride", 1),
    padding: attrs.padding("padding"),
    dilation: attrs.pair("dilation", 1),
    groups: numberOr(attrs, "groups", 1),
    bias: optionalInput(inputs, "bias"),
  };
}

function numberOr(attrs: Attributes, name: string, otherwise: number): number {
  return attrs.has(name) ? attrs.number(name) : otherwise;
}
