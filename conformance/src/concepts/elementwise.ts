import * as gradus from "@gradus/core";
import { type Concept, input, lookUp } from "../concept.ts";

const unary = {
  neg: gradus.neg,
  exp: gradus.exp,
  log: gradus.log,
  sqrt: gradus.sqrt,
  abs: gradus.abs,
  square: gradus.square,
  reciprocal: gradus.reciprocal,
  sin: gradus.sin,
  cos: gradus.cos,
  tanh: gradus.tanh,
  sigmoid: gradus.sigmoid,
};

const binary = {
  add: gradus.add,
  sub: gradus.sub,
  mul: gradus.mul,
  div: gradus.div,
  maximum: gradus.maximum,
  minimum: gradus.minimum,
};

export const elementwise: Concept = (attrs, inputs) => {
  const op = attrs.text("op");
  if (op === "pow") return { y: gradus.pow(input(inputs, "x"), attrs.number("exponent")) };
  if (Object.hasOwn(binary, op))
    return { y: lookUp(binary, op)(input(inputs, "a"), input(inputs, "b")) };
  return { y: lookUp(unary, op)(input(inputs, "x")) };
};
