import {
  abs,
  clip,
  cos,
  erf,
  exp,
  expm1,
  fromData,
  log,
  log1p,
  map,
  neg,
  noGrad,
  reciprocal,
  sigmoid,
  sign,
  sin,
  sqrt,
  square,
  tanh,
  type Tensor,
  type UnaryFn,
} from "@gradus/core";
import * as fc from "fast-check";
import { type Bound, exact, ulps, ulpsOfLargest } from "../bound.ts";
import { anyShape, numbers, odd, type Range, vector } from "../draw.ts";
import { type Case, caseOf } from "../parity-case.ts";
import type { Entry } from "../parity-entry.ts";

interface Elementwise extends Pick<Entry, "bound" | "gradient" | "fused"> {
  readonly range?: Range;
  /** Whether it is there for int32, too. */
  readonly whole?: boolean;
}

/** The extremes of int32, whose negatives and squares wrap. */
const wholes = [0, 1, -1, 7, -7, 46341, -46341, 2 ** 31 - 1, -(2 ** 31)];

/** An entry for a function of each number. */
export function elementwise(
  f: (x: Tensor) => Tensor,
  { range, whole = false, ...bounds }: Elementwise,
): Entry {
  const whenWhole = caseOf([fromData(Int32Array.from(wholes), [wholes.length])], ([x]) => f(x));
  return {
    name: f.name,
    of: [f],
    cases: anyShape()
      .chain((shape) => numbers(shape, range))
      .map((input) => caseOf([input], ([x]) => f(x))),
    examples: [forwardOnly(f), ...(whole ? [whenWhole] : [])],
    ...bounds,
  };
}

/** What becomes of odd numbers. Their gradients overflow in float32 on the way, where float64 does not. */
function forwardOnly(f: (x: Tensor) => Tensor): Case {
  return caseOf([vector(odd)], ([x]) => noGrad(() => f(x)));
}

const moved = exact("no digit of a number changes");
const polynomial = (count: number): Bound =>
  ulps(count, "the kernel is a polynomial that is exact to about one unit, evaluated in float32");

const cancelling = (because: string): Bound => ({ ...ulpsOfLargest(16, because), plus: 2 ** -21 });

const functions: readonly UnaryFn[] = [
  "neg",
  "abs",
  "sign",
  "square",
  "exp",
  "expm1",
  "log",
  "log1p",
  "sqrt",
  "reciprocal",
  "sin",
  "cos",
  "tanh",
  "sigmoid",
  "erf",
];

/** Functions of single numbers. */
export const unaryEntries: readonly Entry[] = [
  elementwise(neg, { bound: moved, whole: true }),
  elementwise(abs, { bound: moved, whole: true }),
  elementwise(sign, { bound: moved, whole: true }),
  elementwise(square, {
    bound: ulps(1, "one product, rounded once"),
    gradient: ulps(2, "2xg is rounded twice"),
    whole: true,
  }),
  elementwise(exp, {
    range: { low: -80, high: 80 },
    bound: polynomial(1),
    gradient: ulps(3, "a power and a product"),
  }),
  elementwise(expm1, {
    bound: polynomial(2),
    gradient: ulps(
      8,
      "eˣ is y + 1, where a y close to −1 is off by a few units of a larger number",
    ),
  }),
  elementwise(log, {
    range: { low: 2 ** -20, high: 50 },
    bound: polynomial(1),
    gradient: ulps(3, "WGSL divides to 2.5 units"),
  }),
  elementwise(log1p, {
    range: { low: -0.99, high: 50 },
    bound: polynomial(2),
    gradient: ulps(4, "a sum, rounded once, and a division to 2.5 units"),
  }),
  elementwise(sqrt, {
    range: { low: 2 ** -10, high: 50 },
    bound: ulps(3, "WGSL takes it for the reciprocal of a reciprocal root"),
    gradient: ulps(8, "a root, a product and a division to 2.5 units"),
  }),
  elementwise(reciprocal, {
    range: { low: 0.1, high: 50 },
    bound: ulps(3, "WGSL divides to 2.5 units"),
    gradient: ulps(8, "the square of a reciprocal that is off by 2.5 units, and two products"),
  }),
  elementwise(sin, {
    range: { low: -30, high: 30 },
    bound: polynomial(3),
    gradient: polynomial(4),
  }),
  elementwise(cos, {
    range: { low: -30, high: 30 },
    bound: polynomial(3),
    gradient: polynomial(4),
  }),
  elementwise(tanh, {
    range: { low: -12, high: 12 },
    bound: ulps(3, "a power, and a division to 2.5 units of a smaller number"),
    gradient: cancelling("1 − y² loses its leading digits where y is close to ±1"),
    fused: ["tanhGrad"],
  }),
  elementwise(sigmoid, {
    range: { low: -12, high: 12 },
    bound: ulps(6, "a power, a sum and a division to 2.5 units"),
    gradient: cancelling("1 − y loses its leading digits where y is close to 1"),
    fused: ["sigmoidGrad"],
  }),
  elementwise(erf, {
    range: { low: -5, high: 5 },
    bound: polynomial(2),
    gradient: ulpsOfLargest(32, "x² is rounded before it becomes an exponent"),
  }),
  {
    name: "clip",
    of: [clip],
    cases: fc
      .tuple(
        anyShape().chain((shape) => numbers(shape)),
        fc.constantFrom([-1, 1], [0, 0.5], [-Infinity, 0], [0.5, Infinity]),
      )
      .map(([input, [low, high]]) => caseOf([input], ([x]) => clip(x, low, high))),
    examples: [forwardOnly((x) => clip(x, -2, 3))],
    bound: moved,
  },
  {
    name: "map",
    of: [map],
    cases: fc
      .tuple(
        fc.constantFrom(...functions),
        anyShape().chain((shape) => numbers(shape, { low: 0.125, high: 4 })),
      )
      .map(([fn, input]) => caseOf([input], ([x]) => map(fn, x), fn)),
    runs: 30,
    bound: ulps(6, "sigmoid is the worst of them"),
  },
];
