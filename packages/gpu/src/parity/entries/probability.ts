import { logSoftmax, type Shape, softmax, softmaxByDefinition, type Tensor } from "@gradus/core";
import * as fc from "fast-check";
import { type Bound, ulpsOfLargest } from "../bound.ts";
import { fullShape, numbers, vector } from "../draw.ts";
import { type Case, caseOf } from "../parity-case.ts";
import type { Entry } from "../parity-entry.ts";

const exponentials: Bound = ulpsOfLargest(
  24,
  "exponentials, their sum, and a division, each off by a few units",
);

const long: readonly Shape[] = [
  [3, 1025],
  [2, 257, 3],
  [70, 10],
  [2, 0],
  [0, 3],
];

/** An entry for a function of scores along an axis. */
function scores(f: (x: Tensor, axis?: number) => Tensor, fused: Entry["fused"] = []): Entry {
  const longCases = long.flatMap((shape) =>
    fc
      .sample(numbers(shape, { low: -9, high: 9 }), { seed: 1, numRuns: 1 })
      .flatMap((input): Case[] => [
        caseOf([input], ([x]) => f(x)),
        caseOf([input], ([x]) => f(x, 1)),
      ]),
  );
  return {
    name: f.name,
    of: [f],
    cases: fullShape({ minRank: 1 })
      .chain((shape) => fc.tuple(numbers(shape, { low: -9, high: 9 }), fc.nat(shape.length - 1)))
      .map(([input, axis]) => caseOf([input], ([x]) => f(x, axis), `along ${axis}:`)),
    examples: [
      ...longCases,
      caseOf([vector([1000, -1000, 999])], ([x]) => f(x)),
      caseOf([vector([-Infinity, 0, 1])], ([x]) => f(x.detach())),
      caseOf([vector([Number.NaN, 0, 1])], ([x]) => f(x.detach())),
    ],
    runs: 20,
    bound: exponentials,
    gradient: { ...exponentials, plus: 2 ** -20 }, // what is left of a score that took nearly all
    fused,
  };
}

/** Probabilities from scores. */
export const probabilityEntries: readonly Entry[] = [
  scores(softmax, ["softmax", "softmaxGrad"]),
  scores(softmaxByDefinition),
  scores(logSoftmax),
];
