import { noGrad, type Tensor } from "@gradus/core";
import { BatchNorm, batchNorm, LayerNorm, layerNorm } from "@gradus/layers";
import * as fc from "fast-check";
import { type Bound, ulpsOfLargest } from "../bound.ts";
import { numbers, numbersOf, vector } from "../draw.ts";
import { layerCase } from "../layer-case.ts";
import { type Case, caseOf } from "../parity-case.ts";
import { type Entry, entryOf } from "../parity-entry.ts";

const normalized: Bound = ulpsOfLargest(
  32,
  "a mean, a variance, a root and a division; the gradient of x is what remains of three sums",
);

/** At least five numbers a feature: few may be nearly alike, and what is left of them is mostly rounding. */
const features = fc.constantFrom(
  [5, 3],
  [65, 17],
  [700, 33],
  [4, 3, 7],
  [2, 3, 5, 4],
  [2, 1, 130, 130],
);

/** At least seven numbers a row. */
const rows = fc.constantFrom([5, 7], [65, 17], [2, 1100], [2, 3, 5, 8]);

const batchKernels = ["moments", "batchNorm", "batchNormGrad"] as const;
const layerKernels = ["layerNorm", "layerNormGrad"] as const;

/** What is infinite or NaN spoils its own feature, or row, and no other. */
const odd = [1, NaN, 3, 4, Infinity, 2, 1, Infinity, 8, 1, 3, 5, 1, 2, 3];
const oddCase = (compute: (x: Tensor, gamma: Tensor, beta: Tensor) => Tensor[]): Case => {
  const [x, gamma, beta] = [odd, [1, 2, 3, 4, 5], [5, 4, 3, 2, 1]].map(vector);
  return caseOf([x.reshape([3, 5]), gamma, beta], (all) =>
    noGrad(() => compute(all[0], all[1], all[2])),
  );
};

/** What gives features one mean and one deviation. */
export const normalizationEntries: readonly Entry[] = [
  {
    ...entryOf(
      "batchNorm",
      batchNorm,
      features
        .chain((shape) => numbersOf([shape, [shape[1]], [shape[1]]]))
        .map((inputs) =>
          caseOf(inputs, ([x, gamma, beta]) => {
            const { y, statistics } = batchNorm(x, gamma, beta);
            const again = batchNorm(x, gamma, beta, {
              statistics: { mean: gamma, variance: beta.mul(beta).add(1) },
            });
            return [y, statistics.mean, statistics.variance, again.y];
          }),
        ),
      normalized,
      14,
    ),
    examples: [
      oddCase((x, gamma, beta) => {
        const { y, statistics } = batchNorm(x, gamma, beta);
        return [y, statistics.mean];
      }),
    ],
    fused: batchKernels,
  },
  {
    ...entryOf(
      "BatchNorm",
      BatchNorm,
      numbers([6, 3, 4, 5]).map((x) =>
        layerCase(
          [x],
          (of) => new BatchNorm(3, of),
          (layer, [image]) => [
            layer.forward(image).detach(),
            layer.forward(image),
            layer.eval().forward(image.detach()).detach(),
          ],
        ),
      ),
      normalized,
    ),
    fused: batchKernels,
  },
  {
    ...entryOf(
      "layerNorm",
      layerNorm,
      rows
        .chain((shape) => numbersOf([shape, shape.slice(-1), shape.slice(-1)]))
        .map((inputs) => caseOf(inputs, ([x, gamma, beta]) => layerNorm(x, gamma, beta))),
      normalized,
      14,
    ),
    examples: [oddCase((x, gamma, beta) => [layerNorm(x, gamma, beta)])],
    fused: layerKernels,
  },
  {
    ...entryOf(
      "LayerNorm",
      LayerNorm,
      numbers([4, 3, 9]).map((x) => layerCase([x], (of) => new LayerNorm([3, 9], of))),
      normalized,
    ),
    fused: layerKernels,
  },
];
