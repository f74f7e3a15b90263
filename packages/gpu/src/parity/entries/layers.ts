import { Random, type Tensor } from "@gradus/core";
import {
  affine,
  Dropout,
  dropout,
  Flatten,
  Linear,
  Perceptron,
  relu,
  Residual,
  Sequential,
} from "@gradus/layers";
import * as fc from "fast-check";
import { type Bound, exact, ulps, ulpsOfLargest, ulpsOfSum } from "../bound.ts";
import { lengths, numbers, numbersOf, seeds } from "../draw.ts";
import { layerCase } from "../layer-case.ts";
import { caseOf } from "../parity-case.ts";
import { type Entry, entryOf } from "../parity-entry.ts";

const products: Bound = ulpsOfSum(
  40,
  "each number is a sum of products, added one after the other",
);
const ofLayer: Bound = ulpsOfLargest(64, products.because);
/** Layers of plain networks. */
export const layerEntries: readonly Entry[] = [
  {
    ...entryOf(
      "affine",
      affine,
      fc
        .tuple(lengths, lengths, lengths)
        .chain(([batch, inputs, outputs]) =>
          numbersOf([[batch, inputs], [inputs, outputs], [outputs]]),
        )
        .map((inputs) => caseOf(inputs, ([x, weight, bias]) => affine(x, weight, bias))),
      products,
      12,
    ),
    fused: ["affine"],
  },
  entryOf(
    "Linear",
    Linear,
    numbers([3, 17, 5]).map((x) => layerCase([x], (of) => new Linear(5, 4, of))),
    ofLayer,
  ),
  entryOf(
    "Flatten",
    Flatten,
    numbers([3, 4, 5]).map((x) => layerCase([x], () => new Flatten())),
    exact("numbers stay where they are"),
  ),
  entryOf(
    "Sequential",
    Sequential,
    numbers([7, 5]).map((x) =>
      layerCase([x], (of) => new Sequential(new Linear(5, 9, of), relu, new Linear(9, 3, of))),
    ),
    ofLayer,
  ),
  entryOf(
    "Residual",
    Residual,
    numbers([7, 5]).map((x) => layerCase([x], (of) => new Residual(new Linear(5, 5, of)))),
    ofLayer,
  ),
  entryOf(
    "Perceptron",
    Perceptron,
    numbers([33, 5]).map((x) => layerCase([x], (of) => new Perceptron(5, of))),
    exact("a neuron fires or does not"),
  ),
  entryOf(
    "dropout",
    dropout,
    fc
      .tuple(
        seeds,
        numbers([9, 33]),
        fc.constantFrom("inverted" as const, "classic" as const),
        fc.boolean(),
      )
      .map(([seed, input, mode, training]) =>
        caseOf(
          [input],
          ([x]) => {
            const { y, mask } = dropout(x, 0.25, { random: new Random(seed), mode, training });
            return mask ? [y, mask] : y;
          },
          `seed ${seed}, ${mode}`,
        ),
      ),
    ulps(3, "the scale is rounded, and a product"),
    10,
  ),
  entryOf(
    "Dropout",
    Dropout,
    fc.tuple(seeds, numbers([9, 33])).map(([seed, x]) =>
      layerCase(
        [x],
        () => new Dropout(0.5, { random: new Random(seed) }),
        (layer, [input]): Tensor[] => [
          layer.forward(input),
          layer.forward(input),
          layer.eval().forward(input).mul(1),
        ],
      ),
    ),
    ulps(3, "the scale is rounded, and a product"),
  ),
];
