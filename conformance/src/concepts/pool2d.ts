import { avgPool2d, maxPool2d, minPool2d } from "@gradus/core";
import { type Concept, input, lookUp } from "../concept.ts";

const pools = { max_pool2d: maxPool2d, min_pool2d: minPool2d, avg_pool2d: avgPool2d };

export const pool2dConcept: Concept = (attrs, inputs) => {
  const kernel = attrs.pair("kernel", 1);
  const options = {
    stride: attrs.has("stride") ? attrs.pair("stride", 1) : kernel,
    padding: attrs.padding("padding"),
    dilation: attrs.pair("dilation", 1),
    countPadding: attrs.flag("count_include_pad"),
  };
  return { y: lookUp(pools, attrs.text("op"))(input(inputs, "x"), kernel, options) };
};
