import {
  grad,
  grads,
  parameter,
  sigmoid,
  softmax,
  tanh,
  type Tensor,
  valueAndGrads,
  Variable,
} from "@gradus/core";
import { type Bound, ulpsOfLargest } from "../bound.ts";
import { numbers, numbersOf } from "../draw.ts";
import { caseOf } from "../parity-case.ts";
import type { Entry } from "../parity-entry.ts";

const several: Bound = ulpsOfLargest(
  64,
  "a few functions and sums, forward, backward, and backward again",
);

/**
 * A function of matrices that uses what fused kernels are for, so that they are seen to make room for the tape.
 *
 * Divided by 8, products are where tanh is not flat: of 1 − tanh², few digits are left where it is.
 */
const bend = (x: Tensor, y: Tensor): Tensor =>
  softmax(tanh(x.matmul(y).div(8)))
    .mul(sigmoid(x.matmul(y)))
    .sum();

/** Gradients as functions, and variables. */
export const autogradEntries: readonly Entry[] = [
  {
    name: "grad",
    of: [grad],
    // the slope of a slope: what computed the first one is on the tape
    cases: numbersOf([
      [5, 4],
      [4, 3],
    ]).map((inputs) =>
      caseOf(inputs, ([x, y]) =>
        grad((a) =>
          grad((b) => bend(b, y))(a)
            .mul(x)
            .sum(),
        )(x),
      ),
    ),
    runs: 3,
    bound: several,
  },
  {
    name: "grads",
    of: [grads],
    cases: numbersOf([
      [5, 4],
      [4, 3],
    ]).map((inputs) => caseOf(inputs, ([x, y]) => grads(bend)(x, y))),
    runs: 3,
    bound: several,
  },
  {
    name: "valueAndGrads",
    of: [valueAndGrads],
    cases: numbersOf([
      [5, 4],
      [4, 3],
    ]).map((inputs) =>
      caseOf(inputs, ([x, y]) => {
        const { value, gradients } = valueAndGrads(bend)(x, y);
        return [value, ...gradients];
      }),
    ),
    runs: 3,
    bound: several,
  },
  {
    name: "parameter",
    of: [parameter],
    // two backward passes add up
    cases: numbersOf([
      [5, 4],
      [4, 3],
    ]).map((inputs) =>
      caseOf(inputs, ([x, y]) => {
        const [w, fixed] = [parameter(x.detach()), y.detach()];
        bend(w, fixed).backward();
        w.mul(w).mean().backward();
        return { outputs: [w.grad!.detach()], variables: [w] };
      }),
    ),
    runs: 3,
    bound: several,
  },
  {
    name: "Variable",
    of: [Variable],
    cases: numbers([5, 4]).map((input) =>
      caseOf([input], ([x]) => {
        const variable = new Variable(x.detach());
        variable.assign(variable.mul(2).detach());
        return { outputs: [variable.add(1)], variables: [variable] };
      }),
    ),
    runs: 3,
    bound: several,
  },
];
