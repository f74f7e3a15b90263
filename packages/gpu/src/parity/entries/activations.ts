import {
  Activation,
  elu,
  gelu,
  leakyRelu,
  linear,
  Prelu,
  prelu,
  relu,
  silu,
  softplus,
  step,
} from "@gradus/layers";
import { type Tensor } from "@gradus/core";
import * as fc from "fast-check";
import { type Bound, exact, ulps, ulpsOfLargest } from "../bound.ts";
import { anyShape, numbers, numbersOf, type Range } from "../draw.ts";
import { layerCase } from "../layer-case.ts";
import { caseOf } from "../parity-case.ts";
import type { Entry } from "../parity-entry.ts";
import { elementwise } from "./unary.ts";

const chosen = exact("a number stays or becomes 0 or 1");
const scaled: Bound = ulps(2, "a constant is rounded, and a product");
const smooth: Bound = ulpsOfLargest(16, "a few functions and products, each off by a few units");
const cancelling = (because: string): Bound => ({ ...smooth, plus: 2 ** -21, because });
const wide: Range = { low: -6, high: 6 };

/** An entry for an activation with options, of which one is drawn. */
function withOptions<Options>(
  f: (x: Tensor, options: Options) => Tensor,
  options: readonly Options[],
  rest: Pick<Entry, "bound" | "gradient">,
): Entry {
  return {
    name: f.name,
    of: [f],
    cases: fc
      .tuple(
        anyShape().chain((shape) => numbers(shape, wide)),
        fc.constantFrom(...options),
      )
      .map(([input, chosenOptions]) =>
        caseOf([input], ([x]) => f(x, chosenOptions), JSON.stringify(chosenOptions)),
      ),
    ...rest,
  };
}

/** What stands between two layers. */
export const activationEntries: readonly Entry[] = [
  elementwise(relu, { range: wide, bound: chosen }),
  elementwise(softplus, { range: wide, bound: smooth }),
  elementwise(silu, {
    range: wide,
    bound: smooth,
    gradient: cancelling(
      "its two terms, up to ½ each and off by a few units, cancel at the minimum",
    ),
  }),
  withOptions(step, [{}, { threshold: 0.5 }], { bound: chosen }),
  withOptions(linear, [{}, { slope: -0.3, intercept: 0.7 }], { bound: smooth }),
  withOptions(leakyRelu, [{}, { slope: 0.1 }], { bound: scaled, gradient: scaled }),
  withOptions(elu, [{}, { alpha: 0.3 }], {
    bound: smooth,
    gradient: cancelling("eˣ is y + 1, where a y close to −1 is off by 2⁻²³"),
  }),
  withOptions(gelu, [{}, { form: "tanh" }], { bound: { ...smooth, plus: 2 ** -19 } }),
  {
    name: "prelu",
    of: [prelu],
    cases: fc
      .constantFrom([[7], [1]], [[3, 5], [5]], [[2, 3, 4, 5], [3]], [[2, 3, 65], [1]])
      .chain((shapes) => numbersOf(shapes))
      .map((inputs) => caseOf(inputs, ([x, weight]) => prelu(x, weight))),
    bound: scaled,
    gradient: ulpsOfLargest(32, "a slope receives a sum over all numbers below 0"),
  },
  {
    name: "Prelu",
    of: [Prelu],
    cases: numbers([2, 3, 4, 5]).map((x) =>
      layerCase([x], (of) => new Prelu({ ...of, channels: 3 })),
    ),
    runs: 3,
    bound: scaled,
    gradient: ulpsOfLargest(32, "a slope receives a sum over all numbers below 0"),
  },
  {
    name: "Activation",
    of: [Activation],
    cases: numbers([5, 4]).map((x) => layerCase([x], () => new Activation(relu))),
    runs: 3,
    bound: chosen,
  },
];
