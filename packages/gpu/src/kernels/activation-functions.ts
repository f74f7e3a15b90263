import { unaryFunctions } from "./unary-functions.ts";

/** What a layer may do with its sums before it writes them. */
export type Activation = "none" | "relu" | "tanh" | "sigmoid" | "gelu" | "silu";

/** Each activation as WGSL that defines `f`, as for `unary-functions.ts`, of which most are made. */
export const activationFunctions: Record<Activation, string> = {
  none: "fn f(x: T) -> T { return x; }",
  // Negative numbers and no NaN, by their bits: a compiler may take it that there is no NaN.
  relu: /* wgsl */ `
fn f(x: T) -> T {
  let bits = bitcast<u32>(x);
  return select(x, 0.0, bits > 0x80000000u && bits <= 0xff800000u);
}`,
  tanh: unaryFunctions.tanh,
  sigmoid: unaryFunctions.sigmoid,
  gelu: /* wgsl */ `${named("erf", unaryFunctions.erf)}
fn f(x: T) -> T { return 0.5 * x * (1.0 + erf(x * ${Math.SQRT1_2})); }`,
  silu: /* wgsl */ `${named("sigmoid", unaryFunctions.sigmoid)}
fn f(x: T) -> T { return x * sigmoid(x); }`,
};

/** The same function by another name than `f`. */
function named(name: string, f: string): string {
  return f.replace("fn f(", `fn ${name}(`);
}
