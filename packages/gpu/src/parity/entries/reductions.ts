import {
  argmax,
  argmin,
  type Axes,
  cumulativeSum,
  logSumExp,
  max,
  mean,
  min,
  type ReduceOptions,
  type Shape,
  sizeOf,
  sum,
  type Tensor,
  variance,
} from "@gradus/core";
import { axesOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { type Bound, exact, ulps, ulpsOfLargest, ulpsOfSum } from "../bound.ts";
import { anyShape, fullShape, numbers, vector, wholeNumbers } from "../draw.ts";
import { type Case, caseOf } from "../parity-case.ts";
import type { Entry } from "../parity-entry.ts";

type Reduction = (x: Tensor, axes?: Axes, options?: ReduceOptions) => Tensor;
type Search = (x: Tensor, axis?: number, options?: ReduceOptions) => Tensor;

const long: readonly Shape[] = [[4097], [3, 2050], [2050, 3], [2, 1025, 2], [70_001]];

/** An entry for a function that folds axes. */
function reduction(
  f: Reduction,
  bounds: Pick<Entry, "bound" | "gradient" | "fused">,
  { shapes = fullShape(), whole = false } = {},
): Entry {
  return {
    name: f.name,
    of: [f],
    cases: shapes
      .chain((shape) => fc.tuple(numbers(shape), fc.option(axesOf(shape)), fc.boolean()))
      .map(([input, axes, keepAxis]) =>
        caseOf(
          [input],
          ([x]) => f(x, axes ?? undefined, { keepAxis }),
          `over ${axes?.join() ?? "all"}:`,
        ),
      ),
    examples: [
      ...longCases((x) => f(x)),
      ...longCases((x) => f(x, 0)),
      ...oddCases(f),
      ...(whole ? wholeCases(f) : []),
    ],
    runs: 20,
    ...bounds,
  };
}

/** An entry for a function that finds a place. */
function search(f: Search): Entry {
  return {
    name: f.name,
    of: [f],
    cases: fullShape({ minRank: 1 })
      .chain((shape) => fc.tuple(numbers(shape), fc.option(fc.nat(shape.length - 1)), fc.boolean()))
      .map(([input, axis, keepAxis]) =>
        caseOf([input], ([x]) => f(x, axis ?? undefined, { keepAxis }), `along ${axis ?? "all"}:`),
      ),
    examples: [
      ...longCases((x) => f(x)),
      ...longCases((x) => f(x, 0)),
      ...oddCases(f),
      ...wholeCases(f),
    ],
    runs: 20,
    bound: exact("a place is a whole number"),
  };
}

function longCases(f: (x: Tensor) => Tensor): Case[] {
  return long.map((shape) =>
    // every number is another one, and the extremes stand somewhere in the middle
    caseOf(
      [vector(Array.from({ length: sizeOf(shape) }, (_, i) => ((i * 7919) % 4093) / 1024 - 2))],
      ([x]) => f(x.reshape(shape)),
    ),
  );
}

function oddCases(f: (x: Tensor) => Tensor): Case[] {
  const rows = [
    [1, Number.NaN, 2],
    [Infinity, 1, 1],
    [-Infinity, 0, 1],
    [-Infinity, -Infinity],
    [3, 3, 3],
    [-0, 0],
  ];
  return rows.map((row) => caseOf([vector(row)], ([x]) => f(x.detach())));
}

function wholeCases(f: (x: Tensor) => Tensor): Case[] {
  const drawn = fc.sample(wholeNumbers([3, 70], -(2 ** 31), 2 ** 31), { seed: 1, numRuns: 1 });
  return drawn.map((input) => caseOf([input], ([x]) => f(x)));
}

const tree = (count: number): Bound =>
  ulpsOfSum(count, "each thread adds some numbers up, and a tree adds the threads' sums");
const shared = ulps(4, "the gradient is divided by how many there are");

/** Functions that make one number of many. */
export const reductionEntries: readonly Entry[] = [
  reduction(sum, { bound: tree(24) }, { shapes: anyShape(), whole: true }),
  reduction(mean, { bound: tree(28) }),
  reduction(
    max,
    { bound: exact("one of the numbers is taken"), gradient: shared },
    { whole: true },
  ),
  reduction(
    min,
    { bound: exact("one of the numbers is taken"), gradient: shared },
    { whole: true },
  ),
  reduction(variance, {
    bound: ulpsOfLargest(48, "two sums, of the numbers and of the squares of their distances"),
  }),
  reduction(logSumExp, {
    bound: ulpsOfLargest(24, "a sum of exponentials, each off by a few units"),
  }),
  search(argmax),
  search(argmin),
  {
    name: "cumulativeSum",
    of: [cumulativeSum],
    cases: fullShape({ minRank: 1 })
      .chain((shape) => fc.tuple(numbers(shape), fc.nat(shape.length - 1), fc.boolean()))
      .map(([input, axis, reverse]) =>
        caseOf([input], ([x]) => cumulativeSum(x, axis, { reverse }), `along ${axis}:`),
      ),
    examples: [
      ...longCases((x) => cumulativeSum(x, 0)),
      ...longCases((x) => cumulativeSum(x, -1, { reverse: true })),
      ...wholeCases((x) => cumulativeSum(x, 1)),
    ],
    bound: ulpsOfSum(64, "a running sum is rounded at every step where one thread walks"),
  },
];
