import { tensor } from "@gradus/core";
import {
  heNormalSpread,
  heUniformSpread,
  xavierNormalSpread,
  xavierUniformSpread,
} from "@gradus/layers";
import { type Concept, lookUp } from "../concept.ts";

const spreads = {
  he_normal: heNormalSpread,
  he_uniform: heUniformSpread,
  xavier_normal: xavierNormalSpread,
  xavier_uniform: xavierUniformSpread,
};

export const initializersConcept: Concept = (attrs) => {
  const fans = { fanIn: attrs.number("fan_in"), fanOut: attrs.number("fan_out") };
  const { deviation, bound } = lookUp(spreads, attrs.text("init"))(fans);
  return {
    std: tensor(deviation, { dtype: "float64" }),
    bound: tensor(bound, { dtype: "float64" }),
  };
};
