import { type Backend, cpu, fromData, grad, tensor, type Tensor } from "@gradus/core";
import { expectClose, gradcheck, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { labelSurprise, labelSurpriseByDefinition } from "./label-surprise.ts";

const double = { dtype: "float64" } as const;

const cases = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 }))
  .chain(([batch, classes]) =>
    fc.tuple(
      tensorsOf([batch, classes]),
      tensorsOf([batch], fc.integer({ min: 0, max: classes - 1 }), "int32"),
    ),
  );

describe("labelSurprise", () => {
  it("is the logarithm of how much rarer a label is than certainty", () => {
    const x = tensor([[0, Math.log(3)]], double);
    expectClose(labelSurprise(x, tensor([0], { dtype: "int32" })), tensor([Math.log(4)], double));
  });

  it("does not care how high all scores are, even where exp would overflow", () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(1000, -1000), ([x, labels], shift) => {
        expectClose(labelSurprise(x.add(shift), labels), labelSurprise(x, labels));
      }),
    );
  });

  it("has the gradients that finite differences find", () => {
    fc.assert(
      fc.property(cases, ([x, labels]) => {
        gradcheck((at) => labelSurprise(at, labels), [x], { secondOrder: true });
      }),
      { numRuns: 30 },
    );
  });

  it("takes the kernels that a backend has, but not for a second derivative", () => {
    const calls: string[] = [];
    const backend: Backend = {
      ...cpu,
      fused: {
        ...cpu.fused,
        labelSurprise: (x) => (calls.push("forward"), cpu.fill(7, 1, x.dtype)),
        labelSurpriseGrad: (_, x) => (calls.push("backward"), cpu.fill(8, 2, x.dtype)),
      },
    };
    const [x, labels] = [
      fromData(Float64Array.of(0, 0), [1, 2], { backend }),
      fromData(Int32Array.of(1), [1], { backend }),
    ];
    const loss = (at: Tensor): Tensor => labelSurprise(at, labels).sum();
    expect(loss(x).toArray()).toBe(7);
    expect(grad(loss)(x).toArray()).toEqual([[0.5, -0.5]]);
    expect(calls).toEqual(["forward", "forward"]);
  });

  it("is left to the definition where scores are no fractions", () => {
    const scores = tensor([[1, 2]], { dtype: "int32" });
    const labels = tensor([0], { dtype: "int32" });
    expect(() => labelSurprise(scores, labels)).toThrow("logSoftmax: int32 holds");
    expect(() => labelSurpriseByDefinition(scores, labels)).toThrow("logSoftmax: int32 holds");
  });
});
