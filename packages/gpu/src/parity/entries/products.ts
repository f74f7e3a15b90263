import { cosineSimilarity, dot, matmul, outer, type Shape, type Tensor } from "@gradus/core";
import * as fc from "fast-check";
import { type Bound, ulps, ulpsOfLargest, ulpsOfSum } from "../bound.ts";
import { lengths, numbersOf } from "../draw.ts";
import { type Case, caseOf } from "../parity-case.ts";
import type { Entry } from "../parity-entry.ts";

/** Of how many products a number is made: the longest axis here is 130. */
const products: Bound = ulpsOfSum(40, "up to 130 products are added one after the other");

/** Products of matrices around the edges of tiles: whole tiles, one row or column more, one less, single ones. */
const sizes: readonly (readonly [m: number, k: number, n: number])[] = [
  [16, 16, 16],
  [17, 15, 33],
  [1, 129, 1],
  [64, 64, 64],
  [65, 63, 66],
  [1, 7, 128],
  [127, 3, 1],
  [32, 130, 31],
  [128, 16, 128],
  [3, 0, 4],
];

const batches: readonly (readonly [a: Shape, b: Shape])[] = [
  [[], []],
  [[2], [2]],
  [[3], []],
  [[], [3]],
  [[2, 1], [3]],
  [[1], [4]],
  [[0], [0]],
];

const flags = fc.record({ transposeA: fc.boolean(), transposeB: fc.boolean() });

function matrixCases(
  size: fc.Arbitrary<readonly [m: number, k: number, n: number]>,
): fc.Arbitrary<Case> {
  return fc
    .tuple(size, fc.constantFrom(...batches), flags)
    .chain(([[m, k, n], [left, right], options]) => {
      const a = [...left, ...(options.transposeA ? [k, m] : [m, k])];
      const b = [...right, ...(options.transposeB ? [n, k] : [k, n])];
      return numbersOf([a, b]).map((inputs) =>
        caseOf(inputs, ([x, y]) => matmul(x, y, options), JSON.stringify(options)),
      );
    });
}

const drawn = <T>(arbitrary: fc.Arbitrary<T>, count: number): T[] =>
  fc.sample(arbitrary, { seed: 1, numRuns: count });

const vectors = lengths.chain((length) => numbersOf([[length], [length]]));

/** Products of matrices and vectors. */
export const productEntries: readonly Entry[] = [
  {
    name: "matmul",
    of: [matmul],
    cases: matrixCases(fc.tuple(lengths, lengths, lengths)),
    examples: [
      ...sizes.flatMap((size) => drawn(matrixCases(fc.constant(size)), 3)),
      ...drawn(numbersOf([[70], [70, 40]]), 1).map((inputs) =>
        caseOf(inputs, ([x, y]) => matmul(x, y)),
      ),
      ...drawn(numbersOf([[2, 40, 70], [70]]), 1).map((inputs) =>
        caseOf(inputs, ([x, y]) => matmul(x, y)),
      ),
      ...drawn(
        numbersOf([
          [2, 3],
          [3, 2],
        ]),
        1,
      ).map((inputs) =>
        caseOf(
          inputs.map((x) => x.cast("int32")),
          ([x, y]) => matmul(x, y),
        ),
      ),
    ],
    runs: 25,
    bound: products,
  },
  {
    name: "dot",
    of: [dot],
    cases: vectors.map((inputs) => caseOf(inputs, ([a, b]) => dot(a, b))),
    bound: products,
  },
  {
    name: "outer",
    of: [outer],
    cases: fc
      .tuple(lengths, lengths)
      .chain(([m, n]) => numbersOf([[m], [n]]))
      .map((inputs) => caseOf(inputs, ([a, b]) => outer(a, b))),
    bound: ulps(1, "one product, rounded once"),
    gradient: products,
  },
  {
    name: "cosineSimilarity",
    of: [cosineSimilarity],
    cases: vectors.map((inputs) => caseOf(inputs, ([a, b]) => cosineSimilarity(a, b))),
    examples: [
      caseOf(
        drawn(numbersOf([[3], [3]]), 1)[0].map((x: Tensor) => x.mul(0)),
        ([a, b]) => cosineSimilarity(a, b),
      ),
    ],
    bound: { ...ulpsOfLargest(32, "three sums, two roots and a division"), plus: 2 ** -19 },
  },
];
