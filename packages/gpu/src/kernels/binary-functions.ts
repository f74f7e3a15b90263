import type { BinaryFn, ComparisonFn, WholeBinaryFn } from "@gradus/core";

const comparisons: Record<ComparisonFn, string> = {
  equal: "fn f(a: T, b: T) -> T { return select(T(0), T(1), a == b); }",
  notEqual: "fn f(a: T, b: T) -> T { return select(T(1), T(0), a == b); }",
  greater: "fn f(a: T, b: T) -> T { return select(T(0), T(1), a > b); }",
  greaterEqual: "fn f(a: T, b: T) -> T { return select(T(0), T(1), a >= b); }",
  less: "fn f(a: T, b: T) -> T { return select(T(0), T(1), a < b); }",
  lessEqual: "fn f(a: T, b: T) -> T { return select(T(0), T(1), a <= b); }",
};

/** Each scalar function of two float32 as WGSL that defines `f`. */
export const binaryFunctions: Record<BinaryFn, string> = {
  add: "fn f(a: T, b: T) -> T { return a + b; }",
  sub: "fn f(a: T, b: T) -> T { return a - b; }",
  mul: "fn f(a: T, b: T) -> T { return a * b; }",
  div: "fn f(a: T, b: T) -> T { return a / b; }",
  pow: "fn f(a: T, b: T) -> T { return pow(a, b); }",
  maximum:
    "fn f(a: T, b: T) -> T { if (a != a) { return a; } if (b != b) { return b; } return max(a, b); }",
  minimum:
    "fn f(a: T, b: T) -> T { if (a != a) { return a; } if (b != b) { return b; } return min(a, b); }",
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
