import { BatchNorm, batchNorm, LayerNorm, layerNorm } from "@gradus/layers";
import * as fc from "fast-check";
import { type Bound, ulpsOfLargest } from "../bound.ts";
import { numbers, numbersOf } from "../draw.ts";
import { layerCase } from "../layer-case.ts";
import { caseOf } from "../parity-case.ts";
import { type Entry, entryOf } from "../parity-entry.ts";

const normalized: Bound = ulpsOfLargest(
  32,
  "a mean, a variance, a root and a division; the gradient of x is what remains of three sums",
);

const layouts = fc.constantFrom([5, 3], [65, 17], [4, 3, 7], [2, 3, 5, 4], [3, 1, 17, 16]);

const batchKernels = ["moments", "batchNorm", "batchNormGrad"] as const;
const layerKernels = ["layerNorm", "layerNormGrad"] as const;

/** What gives features one mean and one deviation. */
export const normalizationEntries: readonly Entry[] = [
  {
    ...entryOf(
      "batchNorm",
      batchNorm,
      layouts
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
      12,
    ),
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
      layouts
        .chain((shape) => numbersOf([shape, shape.slice(-1), shape.slice(-1)]))
        .map((inputs) => caseOf(inputs, ([x, gamma, beta]) => layerNorm(x, gamma, beta))),
      normalized,
      12,
    ),
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
