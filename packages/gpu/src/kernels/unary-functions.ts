import type { UnaryFn, WholeUnaryFn } from "@gradus/core";

/** Each scalar function of float32 as WGSL that defines `f`. */
export const unaryFunctions: Record<UnaryFn, string> = {
  neg: "fn f(x: T) -> T { return -x; }",
  abs: "fn f(x: T) -> T { return abs(x); }",
  sign: "fn f(x: T) -> T { return select(sign(x), x, x != x); }",
  square: "fn f(x: T) -> T { return x * x; }",
  exp: "fn f(x: T) -> T { return exp(x); }",
  expm1: "fn f(x: T) -> T { return exp(x) - 1.0; }",
  log: "fn f(x: T) -> T { return log(x); }",
  log1p: "fn f(x: T) -> T { return log(1.0 + x); }",
  sqrt: "fn f(x: T) -> T { return sqrt(x); }",
  reciprocal: "fn f(x: T) -> T { return 1.0 / x; }",
  sin: "fn f(x: T) -> T { return sin(x); }",
  cos: "fn f(x: T) -> T { return cos(x); }",
  tanh: "fn f(x: T) -> T { return tanh(x); }",
  sigmoid: "fn f(x: T) -> T { let p = exp(-abs(x)); return select(1.0, p, x < 0.0) / (1.0 + p); }",
  erf: "fn f(x: T) -> T { return x; }",
};

/** Each scalar function of int32. */
export const wholeUnaryFunctions: Record<WholeUnaryFn, string> = {
  neg: "fn f(x: T) -> T { return -x; }",
  abs: "fn f(x: T) -> T { return abs(x); }",
  sign: "fn f(x: T) -> T { return sign(x); }",
  square: "fn f(x: T) -> T { return x * x; }",
};
