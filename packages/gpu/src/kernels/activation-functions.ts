import { scalarWgsl } from "./scalar/scalar-functions.ts";
import { unaryFunctions } from "./unary-functions.ts";

/** What a layer may do with its sums before it writes them. */
export type Activation = "none" | "relu" | "tanh" | "sigmoid" | "gelu" | "silu";

/** Each activation as WGSL that defines `f`. */
export const activationFunctions: Record<Activation, string> = {
  none: "fn f(x: T) -> T { return x; }",
  relu: `${scalarWgsl()}
fn f(x: T) -> T { return select(max(x, 0.0), x, isNan(x)); }`,
  tanh: unaryFunctions.tanh,
  sigmoid: unaryFunctions.sigmoid,
  gelu: `${scalarWgsl("erf")}
fn f(x: T) -> T { return 0.5 * x * (1.0 + erfOf(x * ${Math.SQRT1_2})); }`,
  silu: `${scalarWgsl("sigmoid")}
fn f(x: T) -> T { return x * sigmoidOf(x); }`,
};
