import type { UnaryFn, WholeUnaryFn } from "@gradus/core";
import { scalarWgsl } from "./scalar/scalar-functions.ts";

/** Each scalar function of float32 as WGSL that defines `f`. NaN stays NaN, also where a compiler takes it that there is none. */
export const unaryFunctions: Record<UnaryFn, string> = {
  neg: "fn f(x: T) -> T { return -x; }",
  abs: "fn f(x: T) -> T { return abs(x); }",
  sign: `${scalarWgsl()}
fn f(x: T) -> T { return select(sign(x), x, isNan(x)); }`,
  square: "fn f(x: T) -> T { return x * x; }",
  exp: `${scalarWgsl("exp")}
fn f(x: T) -> T { return expOf(x); }`,
  expm1: `${scalarWgsl("expm1")}
fn f(x: T) -> T { return expm1Of(x); }`,
  log: `${scalarWgsl("log")}
fn f(x: T) -> T { return logOf(x); }`,
  log1p: `${scalarWgsl("log1p")}
fn f(x: T) -> T { return log1pOf(x); }`,
  sqrt: "fn f(x: T) -> T { return sqrt(x); }",
  reciprocal: "fn f(x: T) -> T { return 1.0 / x; }",
  sin: `${scalarWgsl("sin")}
fn f(x: T) -> T { return sinOf(x); }`,
  cos: `${scalarWgsl("sin")}
fn f(x: T) -> T { return cosOf(x); }`,
  tanh: `${scalarWgsl("tanh")}
fn f(x: T) -> T { return tanhOf(x); }`,
  sigmoid: `${scalarWgsl("sigmoid")}
fn f(x: T) -> T { return sigmoidOf(x); }`,
  erf: `${scalarWgsl("erf")}
fn f(x: T) -> T { return erfOf(x); }`,
};

/** Each scalar function of int32. */
export const wholeUnaryFunctions: Record<WholeUnaryFn, string> = {
  neg: "fn f(x: T) -> T { return -x; }",
  abs: "fn f(x: T) -> T { return abs(x); }",
  sign: "fn f(x: T) -> T { return sign(x); }",
  square: "fn f(x: T) -> T { return x * x; }",
};
