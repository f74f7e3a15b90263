import type { BinaryFn, ComparisonFn, WholeBinaryFn } from "@gradus/core";
import { scalarWgsl } from "./scalar/scalar-functions.ts";

const comparisons: Record<ComparisonFn, string> = {
  equal: "fn f(a: T, b: T) -> T { return select(T(0), T(1), a == b); }",
  notEqual: "fn f(a: T, b: T) -> T { return select(T(1), T(0), a == b); }",
  greater: "fn f(a: T, b: T) -> T { return select(T(0), T(1), a > b); }",
  greaterEqual: "fn f(a: T, b: T) -> T { return select(T(0), T(1), a >= b); }",
  less: "fn f(a: T, b: T) -> T { return select(T(0), T(1), a < b); }",
  lessEqual: "fn f(a: T, b: T) -> T { return select(T(0), T(1), a <= b); }",
};

/** Each scalar function of two float32 as WGSL that defines `f`. NaN wins over every number. */
export const binaryFunctions: Record<BinaryFn, string> = {
  add: "fn f(a: T, b: T) -> T { return a + b; }",
  sub: "fn f(a: T, b: T) -> T { return a - b; }",
  mul: "fn f(a: T, b: T) -> T { return a * b; }",
  div: "fn f(a: T, b: T) -> T { return a / b; }",
  pow: `${scalarWgsl("pow")}
fn f(a: T, b: T) -> T { return powOf(a, b); }`,
  maximum: `${scalarWgsl()}
fn f(a: T, b: T) -> T { return select(select(max(a, b), b, isNan(b)), a, isNan(a)); }`,
  minimum: `${scalarWgsl()}
fn f(a: T, b: T) -> T { return select(select(min(a, b), b, isNan(b)), a, isNan(a)); }`,
  ...comparisons,
};

/** Each scalar function of two int32. */
export const wholeBinaryFunctions: Record<WholeBinaryFn, string> = {
  add: "fn f(a: T, b: T) -> T { return a + b; }",
  sub: "fn f(a: T, b: T) -> T { return a - b; }",
  mul: "fn f(a: T, b: T) -> T { return a * b; }",
  maximum: "fn f(a: T, b: T) -> T { return max(a, b); }",
  minimum: "fn f(a: T, b: T) -> T { return min(a, b); }",
  ...comparisons,
};
