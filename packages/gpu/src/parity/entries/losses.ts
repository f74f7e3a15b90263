import { softmax, type Tensor } from "@gradus/core";
import {
  binaryCrossEntropy,
  binaryCrossEntropyWithLogits,
  cost,
  crossEntropy,
  halfSquaredError,
  hinge,
  huber,
  klDivergence,
  l2Penalty,
  meanAbsoluteError,
  meanSquaredError,
  negativeLogLikelihood,
  type Reduction,
} from "@gradus/layers";
import * as fc from "fast-check";
import { type Bound, ulpsOfLargest } from "../bound.ts";
import { fullShape, numbers, type Range, wholeNumbers } from "../draw.ts";
import { type Case, caseOf, type Computation } from "../parity-case.ts";
import type { Entry } from "../parity-entry.ts";

const errors: Bound = ulpsOfLargest(
  32,
  "a difference and a product for each number, and a sum over all",
);
const logarithms: Bound = ulpsOfLargest(
  64,
  "exponentials, logarithms and two sums, each off by a few units",
);

const reductions = fc.constantFrom<Reduction>("mean", "sum", "none");

interface PairLoss {
  readonly bound: Bound;
  readonly prediction?: Range;
  readonly target?: Range;
  /** What becomes of the target before it is one. */
  readonly prepare?: (target: Tensor) => Tensor;
  /** Options to draw from. */
  readonly options?: readonly object[];
}

type Loss = (
  prediction: Tensor,
  target: Tensor,
  options?: { readonly reduction?: Reduction },
) => Tensor;

/** An entry for a loss of predictions and targets of one shape. */
function pairLoss(
  f: Loss,
  { bound, prediction, target, prepare = (t) => t, options = [{}] }: PairLoss,
): Entry {
  return {
    name: f.name,
    of: [f],
    cases: fullShape({ minRank: 1 })
      .chain((shape) =>
        fc.tuple(
          numbers(shape, prediction),
          numbers(shape, target),
          reductions,
          fc.constantFrom(...options),
        ),
      )
      .map(([y, t, reduction, more]) =>
        caseOf([y, prepare(t)], ([a, b]) => f(a, b.detach(), { ...more, reduction }), reduction),
      ),
    bound,
  };
}

/** Scores, labels and class weights of a batch, and what is made of them. */
function labelCases(compute: (reduction: Reduction) => Computation): fc.Arbitrary<Case> {
  const sizes = fc.constantFrom(
    [[4], 3],
    [[1], 1],
    [[65], 10],
    [[2, 17], 33],
    [[3, 2, 2], 5],
  ) as fc.Arbitrary<[number[], number]>;
  return sizes.chain(([batch, classes]) =>
    fc
      .tuple(
        numbers([...batch, classes], { low: -4, high: 4 }),
        wholeNumbers(batch, 0, classes),
        numbers([classes], { low: 0.5, high: 2 }),
        reductions,
      )
      .map(([scores, labels, weights, reduction]) =>
        caseOf([scores, labels, weights], compute(reduction), reduction),
      ),
  );
}

const isPositive = (t: Tensor): Tensor => t.greater(0);

const plainCases = labelCases(
  (reduction) =>
    ([scores, labels]) =>
      crossEntropy(scores, labels, { reduction }),
);

/** How far predictions are from the truth. */
export const lossEntries: readonly Entry[] = [
  pairLoss(meanSquaredError, { bound: errors }),
  pairLoss(halfSquaredError, { bound: errors }),
  pairLoss(meanAbsoluteError, { bound: errors }),
  pairLoss(huber, { bound: errors, options: [{}, { delta: 0.5 }] }),
  pairLoss(hinge, { bound: errors, prepare: (t) => isPositive(t).mul(2).sub(1) }),
  pairLoss(binaryCrossEntropy, {
    bound: logarithms,
    prediction: { low: 0.01, high: 0.99 },
    prepare: isPositive,
  }),
  pairLoss(binaryCrossEntropyWithLogits, {
    bound: logarithms,
    prediction: { low: -6, high: 6 },
    prepare: isPositive,
    options: [{}, { positiveWeight: 3 }],
  }),
  {
    name: "crossEntropy",
    of: [crossEntropy],
    cases: fc.oneof(
      plainCases,
      labelCases(
        (reduction) =>
          ([scores, labels, classWeights]) =>
            crossEntropy(scores, labels, {
              reduction,
              classWeights: classWeights.detach(),
              labelSmoothing: 0.25,
              ignoredIndex: 0,
            }),
      ),
      labelCases(
        (reduction) =>
          ([scores]) =>
            crossEntropy(scores, softmax(scores.detach().neg()), {
              reduction,
              labelSmoothing: 0.1,
            }),
      ),
    ),
    examples: fc.sample(plainCases, { seed: 1, numRuns: 2 }),
    runs: 20,
    bound: logarithms,
    fused: ["labelSurprise", "labelSurpriseGrad"],
  },
  {
    name: "negativeLogLikelihood",
    of: [negativeLogLikelihood],
    // Logarithms of probabilities have one sign, so that their sum does not cancel.
    cases: labelCases((reduction) => ([scores, labels, classWeights]) => {
      const options = { reduction, classWeights: classWeights.detach() };
      return negativeLogLikelihood(scores.mul(scores).neg(), labels, options);
    }),
    bound: logarithms,
  },
  {
    name: "klDivergence",
    of: [klDivergence],
    cases: labelCases(
      (reduction) =>
        ([scores]) =>
          klDivergence(softmax(scores), softmax(scores.detach().mul(0.5)), { reduction }),
    ),
    bound: { ...logarithms, plus: 2 ** -18 },
  },
  {
    name: "cost",
    of: [cost],
    // a loss is at least 0: of a sum that cancels, float32 cannot promise a digit
    cases: fc
      .tuple(numbers([7, 3], { low: 0 }), numbers([3, 4]))
      .map((inputs) =>
        caseOf(inputs, ([losses, weights]) => cost(losses, l2Penalty(weights, 0.1), losses.sum())),
      ),
    runs: 4,
    bound: errors,
  },
];
