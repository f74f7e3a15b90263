import {
  type FusedKernels,
  parameter,
  type Parameter,
  type Shape,
  type Tensor,
  Variable,
} from "@gradus/core";
import {
  Adagrad,
  Adam,
  AdamW,
  clipByNorm,
  clipByValue,
  clipGradients,
  globalNorm,
  GradientDescent,
  Momentum,
  Nesterov,
  Optimizer,
  RmsProp,
  Sgd,
} from "@gradus/optimizers";
import * as fc from "fast-check";
import { type Bound, exact, ulpsOfLargest } from "../bound.ts";
import { anyShape, lengths, numbersOf } from "../draw.ts";
import { type Case, caseOf, type Computed } from "../parity-case.ts";
import type { Entry } from "../parity-entry.ts";

const steps = 4;
const updated: Bound = ulpsOfLargest(32, "each of a few steps rounds a few times");
const normed: Bound = ulpsOfLargest(32, "a sum over all numbers, a root, a division and a product");

type Kind<Options> = new (
  parameters: readonly Parameter[],
  options: Options,
) => Optimizer<Options & object>;

/** An entry for an optimizer, whose step is a kernel: two parameters, a few steps with given gradients, and what it remembers of them. */
function optimizer<Options>(
  of: Kind<Options>,
  options: readonly Options[],
  fused: readonly (keyof FusedKernels)[],
  also: readonly unknown[] = [],
): Entry {
  return {
    name: of.name,
    of: [of, ...also],
    cases: fc
      .tuple(anyShape(), lengths, fc.constantFrom(...options))
      .chain(([shape, length, chosen]) => {
        const pair: Shape[] = [shape, [length]];
        return numbersOf(Array.from({ length: steps + 1 }, () => pair).flat()).map((inputs) =>
          caseOf(inputs, (all) => walk(of, chosen, all), JSON.stringify(chosen)),
        );
      }),
    bound: updated,
    fused,
  };
}

/** Every place that two parameters come by, and the running averages at the end. */
function walk<Options>(
  of: Kind<Options>,
  options: Options,
  [w, b, ...gradients]: readonly Tensor[],
): Computed {
  const parameters = [parameter(w), parameter(b)];
  const optimizing = new of(parameters, options);
  const outputs: Tensor[] = [];
  for (let step = 0; step < steps; step++) {
    parameters.forEach((p, i) => {
      p.zeroGrad();
      p.accumulate(gradients[2 * step + i]);
    });
    optimizing.step();
    outputs.push(...parameters.map((p) => p.detach()));
  }
  const remembered = Object.values(optimizing.state().tensors);
  outputs.push(...remembered.map((x) => x.detach()));
  const slots = remembered.filter((x): x is Variable => x instanceof Variable);
  return { outputs, variables: [...parameters, ...slots] };
}

/** Gradients of several parameters. */
function gradientCases(
  compute: (gradients: readonly Tensor[]) => Tensor | Tensor[],
): fc.Arbitrary<Case> {
  return fc
    .tuple(anyShape(), anyShape())
    .chain((shapes) => numbersOf(shapes))
    .map((inputs) => caseOf(inputs, (all) => compute(all.map((g) => g.detach()))));
}

const rates = [{ learningRate: 0.1 }, { learningRate: 0.3, weightDecay: 0.2 }];

/** From gradients to steps. */
export const optimizerEntries: readonly Entry[] = [
  optimizer(GradientDescent, rates, ["gradientDescent"], [Optimizer]),
  optimizer(Sgd, rates, ["gradientDescent"]),
  optimizer(Momentum, [...rates, { ...rates[1], beta: 0.5, form: "sum" as const }], ["momentum"]),
  optimizer(Nesterov, [...rates, { ...rates[1], beta: 0.5 }], ["nesterov"]),
  optimizer(Adagrad, [...rates, { ...rates[1], epsilon: 0.1 }], ["adagrad"]),
  optimizer(RmsProp, [...rates, { ...rates[1], beta: 0.5, epsilon: 0.1 }], ["rmsProp"]),
  optimizer(Adam, [...rates, { ...rates[1], beta1: 0.5, beta2: 0.7, epsilon: 0.1 }], ["adam"]),
  optimizer(AdamW, [...rates, { ...rates[1], beta1: 0.5, beta2: 0.7, epsilon: 0.1 }], ["adam"]),
  {
    name: "clipByValue",
    of: [clipByValue],
    cases: gradientCases((gradients) => gradients.map((g) => clipByValue(g, 0.75))),
    bound: exact("a number stays, or becomes the limit"),
  },
  {
    name: "globalNorm",
    of: [globalNorm],
    cases: gradientCases((gradients) => globalNorm(gradients)),
    bound: normed,
  },
  {
    name: "clipByNorm",
    of: [clipByNorm],
    cases: gradientCases((all) => {
      const { gradients, norm } = clipByNorm(all, 1.5);
      return [...gradients, norm];
    }),
    bound: normed,
  },
  {
    name: "clipGradients",
    of: [clipGradients],
    cases: fc
      .tuple(anyShape(), anyShape())
      .chain((shapes) => numbersOf(shapes))
      .map((inputs) =>
        caseOf(inputs, (all) => {
          const parameters = all.map((g) => {
            const p = parameter(g);
            p.accumulate(g);
            return p;
          });
          const norm = clipGradients(parameters, { value: 1, norm: 1.5 });
          return {
            outputs: [...(norm ? [norm] : []), ...parameters.map(({ grad }) => grad!.detach())],
            variables: parameters,
          };
        }),
      ),
    bound: normed,
  },
];
