import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tensor } from "../tensor/creation.ts";
import { parameter } from "../tensor/parameter.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { expectClose, gradcheck, tensorsOf } from "../testing/index.ts";
import { grad } from "./grad.ts";
import { recordFused } from "./record-fused.ts";
import { noGrad } from "./recording.ts";

const product = (a: Tensor, b: Tensor): Tensor => a.mul(b).mul(b);

/** a b², with gradients that a kernel might give, and how often it ran. */
function fusedProduct(): { f: (a: Tensor, b: Tensor) => Tensor; runs: () => number } {
  let count = 0;
  const f = (a: Tensor, b: Tensor): Tensor =>
    recordFused(
      "product",
      noGrad(() => product(a, b)),
      [a, b],
      {
        definition: product,
        gradients: (g) => (count++, [g.mul(b).mul(b), g.mul(a).mul(b).mul(2)]),
      },
    );
  return { f, runs: () => count };
}

const pairs = fc.tuple(tensorsOf([3]), tensorsOf([3]));

describe("recordFused", () => {
  it("has the gradients of its definition, first and second", () => {
    fc.assert(
      fc.property(pairs, (pair) => {
        gradcheck(fusedProduct().f, pair, { secondOrder: true });
      }),
      { numRuns: 30 },
    );
  });

  it("gives the gradients of all inputs in one run, in every backward pass", () => {
    fc.assert(
      fc.property(pairs, (pair) => {
        const { f, runs } = fusedProduct();
        const [a, b] = pair.map(parameter);
        const loss = f(a, b).sum();
        loss.backward();
        expect(runs()).toBe(1);
        expectClose(a.grad!, b.mul(b));
        expectClose(b.grad!, a.mul(b).mul(2));
        loss.backward();
        expectClose(a.grad!, b.mul(b).mul(2));
      }),
    );
  });

  it("is left to its definition where it is differentiated again, or where there is no kernel", () => {
    const { f, runs } = fusedProduct();
    const [a, b] = [tensor([2]), tensor([3])];
    const steepness = grad((x) => grad((y) => f(a, y).sum())(x).sum());
    expect(steepness(b).toArray()).toEqual([4]);
    expect(runs()).toBe(0);

    const w = parameter(b);
    const square = (x: Tensor): Tensor => x.mul(x);
    recordFused(
      "square",
      noGrad(() => square(w)),
      [w],
      {
        definition: square,
        gradients: () => undefined,
      },
    )
      .sum()
      .backward();
    expect(w.grad!.toArray()).toEqual([6]);
  });
});
