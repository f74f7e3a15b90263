import { conv1d, conv2d, convTranspose2d, type Shape } from "@gradus/core";
import { convolutions } from "@gradus/core/testing";
import { Conv1d, Conv2d, ConvTranspose2d } from "@gradus/layers";
import * as fc from "fast-check";
import { type Bound, ulpsOfLargest, ulpsOfSum } from "../bound.ts";
import { numbers, numbersOf } from "../draw.ts";
import { layerCase } from "../layer-case.ts";
import { type Case, caseOf } from "../parity-case.ts";
import type { Entry } from "../parity-entry.ts";

const products: Bound = ulpsOfSum(
  64,
  "each number is a sum of products, added one after the other",
);
const ofLayer: Bound = ulpsOfLargest(64, products.because);

/** Geometries of every kind: strides, dilations, one-sided padding, groups. */
const geometries = convolutions(fc.constant(0));

/** Images and weights at the edges of tiles, and of sizes that networks have. */
const shapes: readonly (readonly [x: Shape, weight: Shape])[] = [
  [
    [2, 3, 12, 12],
    [8, 3, 5, 5],
  ],
  [
    [1, 16, 9, 9],
    [17, 16, 3, 3],
  ],
  [
    [3, 1, 17, 15],
    [16, 1, 3, 3],
  ],
  [
    [1, 5, 1, 1],
    [33, 5, 1, 1],
  ],
  [
    [0, 2, 4, 4],
    [3, 2, 3, 3],
  ],
];

function examplesOf(padding: number): Case[] {
  return shapes.flatMap(([x, weight]) =>
    fc
      .sample(numbersOf([x, weight, [weight[0]]]), { seed: 1, numRuns: 1 })
      .map((inputs) => caseOf(inputs, ([a, w, bias]) => conv2d(a, w, { bias, padding }))),
  );
}

/** Windows that slide over sequences and images. */
export const convolutionEntries: readonly Entry[] = [
  {
    name: "conv2d",
    of: [conv2d],
    cases: geometries.chain(({ x, weight, options }) =>
      numbersOf([x.shape, weight.shape, [weight.shape[0]]]).map((inputs) =>
        caseOf(
          inputs,
          ([a, w, bias]) => conv2d(a, w, { ...options, bias }),
          JSON.stringify(options),
        ),
      ),
    ),
    examples: [...examplesOf(0), ...examplesOf(2).filter((_, i) => i !== 3)],
    runs: 40,
    bound: products,
  },
  {
    name: "conv1d",
    of: [conv1d],
    cases: fc
      .record({
        stride: fc.integer({ min: 1, max: 3 }),
        padding: fc.constantFrom(0, 1, 2, "same" as const),
        dilation: fc.integer({ min: 1, max: 2 }),
        groups: fc.integer({ min: 1, max: 2 }),
      })
      .chain((options) =>
        numbersOf([
          [2, 2 * options.groups, 20],
          [3 * options.groups, 2, 3],
          [3 * options.groups],
        ]).map((inputs) =>
          caseOf(
            inputs,
            ([x, weight, bias]) => conv1d(x, weight, { ...options, bias }),
            JSON.stringify(options),
          ),
        ),
      ),
    bound: products,
  },
  {
    name: "convTranspose2d",
    of: [convTranspose2d],
    cases: fc
      .record({
        stride: fc.integer({ min: 1, max: 3 }),
        padding: fc.integer({ min: 0, max: 1 }),
        dilation: fc.integer({ min: 1, max: 2 }),
        groups: fc.integer({ min: 1, max: 2 }),
      })
      .chain((options) =>
        numbersOf([
          [2, 3 * options.groups, 5, 4],
          [3 * options.groups, 2, 3, 3],
          [2 * options.groups],
        ]).map((inputs) =>
          caseOf(
            inputs,
            ([x, weight, bias]) => convTranspose2d(x, weight, { ...options, bias }),
            JSON.stringify(options),
          ),
        ),
      ),
    bound: products,
  },
  {
    name: "Conv1d",
    of: [Conv1d],
    cases: numbers([2, 4, 18]).map((x) =>
      layerCase([x], (of) => new Conv1d(4, 6, 3, { ...of, groups: 2, padding: "same" })),
    ),
    runs: 3,
    bound: ofLayer,
  },
  {
    name: "Conv2d",
    of: [Conv2d],
    cases: numbers([2, 3, 9, 8]).map((x) =>
      layerCase([x], (of) => new Conv2d(3, 5, [3, 2], { ...of, stride: 2 })),
    ),
    runs: 3,
    bound: ofLayer,
  },
  {
    name: "ConvTranspose2d",
    of: [ConvTranspose2d],
    cases: numbers([2, 3, 5, 4]).map((x) =>
      layerCase([x], (of) => new ConvTranspose2d(3, 4, 3, { ...of, stride: 2, outputPadding: 1 })),
    ),
    runs: 3,
    bound: ofLayer,
  },
];
