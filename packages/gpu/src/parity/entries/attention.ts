import {
  attentionOutputs,
  causalMask,
  MultiHeadAttention,
  multiHeadAttention,
  paddingMask,
  scaledDotProductAttention,
} from "@gradus/layers";
import * as fc from "fast-check";
import { type Bound, exact, ulpsOfLargest } from "../bound.ts";
import { lengths, numbers, numbersOf, wholeNumbers } from "../draw.ts";
import { layerCase } from "../layer-case.ts";
import { caseOf } from "../parity-case.ts";
import type { Entry } from "../parity-entry.ts";

const looked: Bound = ulpsOfLargest(32, "two products of matrices with a softmax between them");

const kernels = ["attention", "attentionGrad"] as const;

/** What looks at everything at once. */
export const attentionEntries: readonly Entry[] = [
  {
    name: "scaledDotProductAttention",
    of: [scaledDotProductAttention],
    cases: fc
      .tuple(
        fc.constantFrom([], [2], [2, 3]),
        lengths,
        lengths,
        fc.integer({ min: 1, max: 17 }),
        fc.boolean(),
      )
      .chain(([batch, queries, keys, features, causal]) =>
        fc
          .tuple(
            numbers([...batch, queries, features]),
            numbers([...batch, keys, features]),
            numbers([...batch, keys, 3]),
            wholeNumbers([queries, keys], 0, 2),
          )
          .map((inputs) =>
            caseOf(
              inputs,
              ([q, k, v, mask]) => {
                const seen = scaledDotProductAttention(q, k, v, { causal, mask });
                const all = scaledDotProductAttention(q, k, v);
                return [seen.outputs, seen.weights, all.outputs];
              },
              causal ? "causal" : "",
            ),
          ),
      ),
    bound: looked,
  },
  {
    name: "attentionOutputs",
    of: [attentionOutputs],
    cases: fc
      .tuple(
        fc.constantFrom([], [2], [2, 2]),
        lengths,
        lengths,
        fc.constantFrom(1, 5, 16, 33, 65),
        fc.constantFrom(3, 40, 65),
        fc.boolean(),
      )
      .chain(([batch, queries, keys, features, values, causal]) =>
        fc
          .tuple(
            numbers([...batch, queries, features]),
            numbers([...batch, keys, features]),
            numbers([...batch, keys, values]),
            wholeNumbers([...batch, 1, keys], 0, 2),
          )
          .map((inputs) =>
            caseOf(
              inputs,
              ([q, k, v, mask]) => [
                attentionOutputs(q, k, v, { causal, mask }),
                attentionOutputs(q, k, v),
              ],
              causal ? "causal" : "",
            ),
          ),
      ),
    runs: 8,
    bound: looked,
    fused: kernels,
  },
  {
    name: "multiHeadAttention",
    of: [multiHeadAttention],
    cases: numbersOf([[2, 5, 6], [2, 7, 6], [6, 6], [6]], { low: -1, high: 1 }).map((inputs) =>
      caseOf(inputs, ([q, k, weight, bias]) => {
        const own = { weight, bias };
        const projections = { query: own, key: own, value: { weight }, output: own };
        const { outputs, weights } = multiHeadAttention(q, k, k, { heads: 3, projections });
        return [outputs, weights];
      }),
    ),
    runs: 4,
    bound: looked,
  },
  {
    name: "MultiHeadAttention",
    of: [MultiHeadAttention],
    cases: numbers([2, 17, 8], { low: -1, high: 1 }).map((x) =>
      layerCase([x], (of) => new MultiHeadAttention(8, 2, { ...of, causal: true })),
    ),
    runs: 3,
    bound: looked,
    fused: kernels,
  },
  {
    name: "causalMask",
    of: [causalMask],
    cases: fc
      .tuple(lengths, lengths)
      .map(([queries, keys]) =>
        caseOf(
          [],
          (_, { backend }) => causalMask(queries, keys, { backend }),
          `${queries} ${keys}`,
        ),
      ),
    bound: exact("places are compared"),
  },
  {
    name: "paddingMask",
    of: [paddingMask],
    cases: fc
      .tuple(wholeNumbers([5], 0, 20), lengths)
      .map(([counts, keys]) => caseOf([counts], ([each]) => paddingMask(each, keys))),
    bound: exact("places are compared"),
  },
];
