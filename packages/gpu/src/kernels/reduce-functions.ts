import type { ReduceFn } from "@gradus/core";
import { orderWgsl } from "./order.wgsl.ts";

/** The smallest and the largest int32, as WGSL can write them. */
const least = "-0x7fffffff - 1";
const most = "0x7fffffff";

/**
 * Ways to fold, as WGSL that defines the type `T` of what is folded, `identity`, `f`, and how numbers are read from bits and
 * written to them.
 *
 * The largest float is found among the whole numbers that stand in the same order.
 */
export const reduceFunctions: Record<ReduceFn, string> = {
  sum: /* wgsl */ `
alias T = f32;
const identity = 0.0;
fn fromBits(bits: u32) -> T { return bitcast<f32>(bits); }
fn toBits(value: T) -> u32 { return bitcast<u32>(value); }
fn f(a: T, b: T) -> T { return a + b; }
`,
  // −∞ is what nothing folds to: the key of its bits, 0xff800000.
  max: /* wgsl */ `
alias T = i32;
const identity = ${least} + 0x7fffff;
${orderWgsl}
fn fromBits(bits: u32) -> T { return keyUp(bits); }
fn toBits(value: T) -> u32 { return bitcast<u32>(flipNegative(value)); }
fn f(a: T, b: T) -> T { return max(a, b); }
`,
  min: /* wgsl */ `
alias T = i32;
const identity = 0x7f800000;
${orderWgsl}
fn fromBits(bits: u32) -> T { return keyDown(bits); }
fn toBits(value: T) -> u32 { return bitcast<u32>(flipNegative(value)); }
fn f(a: T, b: T) -> T { return min(a, b); }
`,
};

/** Ways to fold int32. */
export const wholeReduceFunctions: Record<ReduceFn, string> = {
  sum: whole("0", "a + b"),
  max: whole(least, "max(a, b)"),
  min: whole(most, "min(a, b)"),
};

function whole(identity: string, f: string): string {
  return /* wgsl */ `
alias T = i32;
const identity: i32 = ${identity};
fn fromBits(bits: u32) -> T { return bitcast<i32>(bits); }
fn toBits(value: T) -> u32 { return bitcast<u32>(value); }
fn f(a: T, b: T) -> T { return ${f}; }
`;
}
