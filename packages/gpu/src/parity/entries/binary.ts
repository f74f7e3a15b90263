import {
  add,
  type BinaryFn,
  div,
  equal,
  fromData,
  greater,
  greaterEqual,
  less,
  lessEqual,
  maximum,
  minimum,
  mul,
  noGrad,
  notEqual,
  pow,
  sub,
  type Tensor,
  where,
  zip,
} from "@gradus/core";
import * as fc from "fast-check";
import { exact, ulps, ulpsOfLargest, ulpsOfSum } from "../bound.ts";
import { numbers, numbersOf, odd, pairsOf, type Range, shapesBroadcasting } from "../draw.ts";
import { caseOf } from "../parity-case.ts";
import type { Entry } from "../parity-entry.ts";

type Operation = (a: Tensor, b: Tensor) => Tensor;

interface Pairwise extends Pick<Entry, "bound" | "gradient"> {
  readonly left?: Range;
  readonly right?: Range;
  /** Whether it is there for int32, too. */
  readonly whole?: boolean;
}

const wholes = [0, 1, -1, 7, -7, 65537, 2 ** 31 - 1, -(2 ** 31)];

/** An entry for a function of two numbers, after broadcasting. */
function pairwise(f: Operation, { left, right, whole = true, ...bounds }: Pairwise): Entry {
  const compute = ([a, b]: readonly Tensor[]): Tensor => f(a, b);
  return {
    name: f.name,
    of: [f],
    cases: shapesBroadcasting(2)
      .chain(([a, b]) => fc.tuple(numbers(a, left), numbers(b, right)))
      .map((inputs) => caseOf(inputs, compute)),
    examples: [
      caseOf(pairsOf(odd), ([a, b]) => noGrad(() => f(a, b))),
      ...(whole ? [caseOf(pairsOf(wholes).map(asWhole), compute)] : []),
    ],
    ...bounds,
  };
}

function asWhole(x: Tensor): Tensor {
  return fromData(Int32Array.from(x.dataSync()), x.shape);
}

const once = ulps(1, "one operation, rounded once");
const chosen = exact("one of two numbers is taken, or 0 or 1");
const repeated = ulpsOfSum(16, "what was repeated receives the sum of its copies' gradients");

const comparisons = [equal, notEqual, greater, greaterEqual, less, lessEqual];
const functions: readonly BinaryFn[] = [
  "add",
  "sub",
  "mul",
  "div",
  "pow",
  "maximum",
  "minimum",
  "equal",
  "notEqual",
  "greater",
  "greaterEqual",
  "less",
  "lessEqual",
];

/** Functions of two numbers, broadcast. */
export const binaryEntries: readonly Entry[] = [
  pairwise(add, { bound: once, gradient: repeated }),
  pairwise(sub, { bound: once, gradient: repeated }),
  pairwise(mul, { bound: once, gradient: repeated }),
  pairwise(div, {
    right: { low: 0.25, high: 4 },
    bound: ulps(3, "WGSL divides to 2.5 units"),
    gradient: repeated,
    whole: false,
  }),
  {
    name: "pow",
    of: [pow],
    cases: fc
      .tuple(fc.boolean(), fc.boolean(), shapesBroadcasting(2))
      .chain(([large, negative, [a, b]]) =>
        fc
          .tuple(
            numbers(a, large ? { low: 1, high: 4 } : { low: 0.125, high: 1 }),
            numbers(b, { low: 0, high: 2 }),
          )
          .map((inputs) => caseOf(inputs, ([x, y]) => pow(x, negative ? y.neg() : y))),
      ),
    examples: [caseOf(pairsOf(odd), ([a, b]) => noGrad(() => pow(a, b)))],
    bound: ulps(3, "the logarithm has more digits than a float32, so that its error does not grow"),
    // in a case neither the bases' logarithms nor the exponents change their signs: gradients are as large as their sums
    gradient: ulpsOfSum(24, "a power, a logarithm, products, and the sum of the copies' gradients"),
  },
  pairwise(maximum, { bound: chosen, gradient: ulpsOfLargest(16, repeated.because) }),
  pairwise(minimum, { bound: chosen, gradient: ulpsOfLargest(16, repeated.because) }),
  ...comparisons.map((f) => pairwise(f, { bound: chosen })),
  {
    name: "where",
    of: [where],
    cases: shapesBroadcasting(3)
      .chain((shapes) => numbersOf(shapes))
      .map((inputs) => caseOf(inputs, ([c, a, b]) => where(c.greater(0), a, b))),
    examples: [caseOf(pairsOf(odd), ([a, b]) => noGrad(() => where(a, b, a)))],
    bound: chosen,
    gradient: ulpsOfLargest(16, repeated.because),
  },
  {
    name: "zip",
    of: [zip],
    cases: fc
      .tuple(
        fc.constantFrom(...functions),
        shapesBroadcasting(2).chain((shapes) => numbersOf(shapes, { low: 0.125, high: 4 })),
      )
      .map(([fn, inputs]) => caseOf(inputs, ([a, b]) => zip(fn, a, b), fn)),
    runs: 30,
    bound: ulps(8, "pow is the worst of them"),
  },
];
