import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grad } from "../autograd/grad.ts";
import type { Backend } from "../backend/backend.ts";
import { cpu } from "../backend/cpu/cpu-backend.ts";
import { fromData, tensor, zeros } from "../tensor/creation.ts";
import { Parameter } from "../tensor/parameter.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { anyDouble, axesOf, expectClose, gradcheck, moderate, tensors } from "../testing/index.ts";
import { exp } from "./exp.ts";
import { log } from "./log.ts";
import { logSoftmax, softmax, softmaxByDefinition } from "./softmax.ts";

const double = { dtype: "float64" } as const;

/** Tensors of scores, and the axis of their classes. */
function scores(values = moderate): fc.Arbitrary<{ x: Tensor; axis: number }> {
  return tensors(values, { minRank: 1, maxRank: 2, maxLength: 3 }).chain((x) =>
    axesOf(x.shape)
      .filter((axes) => axes.length > 0)
      .map(([axis]) => ({ x, axis })),
  );
}

describe("softmax", () => {
  it("turns scores into probabilities in proportion to their powers", () => {
    const x = tensor([0, Math.log(2), Math.log(5)], double);
    expectClose(softmax(x), tensor([0.125, 0.25, 0.625], double));
  });

  it("adds up to 1 along its axis", () => {
    fc.assert(
      fc.property(scores(), ({ x, axis }) => {
        const total = softmax(x, axis).sum(axis);
        expectClose(total, total.full(1));
      }),
    );
  });

  it("does not care how high all scores are, even where exp would overflow", () => {
    fc.assert(
      fc.property(scores(), fc.constantFrom(1000, -1000), ({ x, axis }, shift) => {
        expectClose(softmax(x.add(shift), axis), softmax(x, axis));
      }),
    );
  });

  it("equals its definition in value, for every number there is", () => {
    fc.assert(
      fc.property(scores(anyDouble), ({ x, axis }) => {
        expectClose(softmax(x, axis), softmaxByDefinition(x, axis));
      }),
    );
  });

  it("equals its definition in gradient, with the fused kernel and without", () => {
    fc.assert(
      fc.property(scores(), ({ x, axis }) => {
        const weigh = (op: typeof softmax) => (a: Tensor) => op(a, axis).mul(exp(x)).sum();
        const expected = grad(weigh(softmaxByDefinition))(x);
        expectClose(grad(weigh(softmax))(x), expected, { absolute: 1e-12 });
        const parameter = new Parameter(x);
        weigh(softmax)(parameter).backward();
        expectClose(parameter.grad!, expected, { absolute: 1e-12 });
      }),
    );
  });

  it("falls back on its definition where a backend has no kernel", () => {
    const plain: Backend = { ...cpu, name: "plain", fused: {} };
    const x = fromData(Float64Array.of(0, Math.log(3)), [2], { backend: plain });
    expect(softmax(x).dataSync()[1]).toBeCloseTo(0.75, 15);
    expect(gradcheck(softmax, [x], { secondOrder: true })).toMatchObject({ checked: 4, kinks: 0 });
  });

  it.each([
    ["softmax", softmax],
    ["softmaxByDefinition", softmaxByDefinition],
    ["logSoftmax", logSoftmax],
  ])("has the gradients that finite differences find: %s", (_, op) => {
    fc.assert(
      fc.property(scores(), ({ x, axis }) => {
        expect(gradcheck((a) => op(a, axis), [x], { secondOrder: true }).kinks).toBe(0);
      }),
    );
  });

  it("gives −∞ no chance, and is NaN where nothing else is left", () => {
    expect(softmax(tensor([0, -Infinity])).toArray()).toEqual([1, 0]);
    expect(softmax(tensor([-Infinity, -Infinity])).toArray()).toEqual([NaN, NaN]);
    expect(softmax(tensor([0, Infinity])).toArray()).toEqual([NaN, NaN]);
    expect(softmax(tensor([0, NaN])).toArray()).toEqual([NaN, NaN]);
  });

  it("works on one class, and on nothing", () => {
    expect(softmax(tensor([[3], [-4]])).toArray()).toEqual([[1], [1]]);
    expect(softmax(zeros([0, 3])).shape).toEqual([0, 3]);
    expect(softmax(zeros([3, 0])).shape).toEqual([3, 0]);
    expect(softmaxByDefinition(zeros([3, 0])).shape).toEqual([3, 0]);
    expect(logSoftmax(zeros([3, 0])).shape).toEqual([3, 0]);
  });

  it("says what it cannot take", () => {
    expect(() => softmax(zeros([]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: softmax: axis -1 does not exist in [].
        A scalar has no axes.]
    `);
    expect(() => softmax(zeros([2], { dtype: "int32" }))).toThrow("softmax: int32 holds");
    expect(() => logSoftmax(zeros([2], { dtype: "int32" }))).toThrow("logSoftmax: int32 holds");
  });
});

describe("logSoftmax", () => {
  it("is the logarithm of softmax", () => {
    fc.assert(
      fc.property(scores(), ({ x, axis }) => {
        expectClose(logSoftmax(x, axis), log(softmax(x, axis)));
      }),
    );
  });

  it("stays finite where softmax underflows to 0", () => {
    const x = tensor([0, -2000], double);
    expect(softmax(x).toArray()).toEqual([1, 0]);
    expect(logSoftmax(x).toArray()).toEqual([0, -2000]);
  });
});
