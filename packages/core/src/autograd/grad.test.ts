import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { liveTensors, scope } from "../memory/scope.ts";
import { exp } from "../ops/exp.ts";
import { cos, sin } from "../ops/sin.ts";
import { tanh } from "../ops/tanh.ts";
import { ones, tensor } from "../tensor/creation.ts";
import { parameter } from "../tensor/parameter.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { expectClose, gradcheck, tensors } from "../testing/index.ts";
import { grad, grads, valueAndGrads } from "./grad.ts";
import { isRecording, noGrad } from "./recording.ts";

const double = { dtype: "float64" } as const;

/** The elementwise derivative of an elementwise function. */
function derivative(f: (x: Tensor) => Tensor): (x: Tensor) => Tensor {
  return grad((x) => f(x).sum());
}

describe("grad", () => {
  it("is the slope of a function at a place", () => {
    const slope = grad((x) => x.mul(x).sum());
    expect(slope(tensor([1, 2])).toArray()).toEqual([2, 4]);
  });

  it("can be taken again and again: sin⁗ = sin", () => {
    fc.assert(
      fc.property(tensors(), (x) => {
        expectClose(derivative(derivative(sin))(x), sin(x).neg());
        const fourth = derivative(derivative(derivative(derivative(sin))));
        expectClose(fourth(x), sin(x));
      }),
    );
  });

  it("has the slope that finite differences find", () => {
    fc.assert(
      fc.property(tensors(undefined, { maxRank: 2 }), (x) => {
        gradcheck(derivative(tanh), [x], { secondOrder: true });
      }),
      { numRuns: 30 },
    );
  });

  it("looks at the first input only, and grads at all of them", () => {
    const f = (a: Tensor, b: Tensor): Tensor => a.mul(b).mul(b).sum();
    const [a, b] = [tensor([2]), tensor([3])];
    expect(grad(f)(a, b).toArray()).toEqual([9]);
    expect(grads(f)(a, b).map((g) => g.toArray())).toEqual([[9], [12]]);
    const { value, gradients } = valueAndGrads(f)(a, b);
    expect([value.toArray(), gradients.length]).toEqual([18, 2]);
  });

  it("is 0 for an input that is not used", () => {
    const [ga, gb] = grads((a, _b) => a.sum())(ones([2]), ones([3]));
    expect([ga.toArray(), gb.toArray()]).toEqual([
      [1, 1],
      [0, 0, 0],
    ]);
  });

  it("adds up what one tensor receives as two inputs", () => {
    const x = tensor([5]);
    expect(grads((a, b) => a.mul(b).sum())(x, x).map((g) => g.toArray())).toEqual([[5], [5]]);
  });

  it("can be part of a loss: the slope of a slope reaches the parameters", () => {
    const w = parameter(tensor([0.5, -1], double));
    const steepness = derivative((x) => exp(x.mul(w)))(tensor([1, 2], double)); // w exp(xw)
    steepness.sum().backward();
    const expected = grad((v) => v.mul(exp(v.mul(tensor([1, 2], double)))).sum())(w.detach());
    expectClose(w.grad!, expected);
  });

  it("goes on through an input that has a history", () => {
    const w = parameter(tensor(0.3, double));
    derivative(sin)(w.mul(w)).backward(); // cos w², with slope −2w sin w²
    expectClose(w.grad!, tensor(-0.6 * Math.sin(0.09), double));
  });

  it("works inside noGrad, where it records nothing and keeps nothing", () => {
    const x = tensor([0.5], double);
    const slope = noGrad(() => derivative(sin)(x));
    expectClose(slope, cos(x));
    expect(slope.requiresGrad).toBe(false);
    expectClose(
      noGrad(() => derivative(derivative(sin))(x)),
      sin(x).neg(),
    );
    const kept = scope(() => {
      const before = liveTensors();
      const g = noGrad(() => scope(() => derivative(tanh)(x)));
      return { g, count: liveTensors() - before };
    });
    expect(kept.count).toBe(1);
  });

  it("leaves its inputs off the tape, and the tape as it was", () => {
    const x = tensor([1]);
    derivative(sin)(x);
    expect([x.requiresGrad, isRecording()]).toEqual([false, true]);
    expect(() => grad(() => expect.fail("stop"))(x)).toThrow("stop");
    expect(isRecording()).toBe(true);
  });

  it("does not touch the gradients of parameters", () => {
    const w = parameter(tensor([2]));
    expect(grad((x) => x.mul(w).sum())(tensor([3])).toArray()).toEqual([2]);
    expect(w.grad).toBeUndefined();
  });

  it("says that a slope belongs to a single number", () => {
    expect(() => grad((x) => x.mul(2))(ones([3]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: grad: the function returned [3].
        A gradient is the slope of a function whose result is a single number.
        Try: return y.sum(), or y.mean().]
    `);
  });

  it("says that whole numbers have no slope", () => {
    const labels = ones([2], { dtype: "int32" });
    expect(() => grad((x) => x.sum())(labels)).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: grad: input 0 is int32.
        A slope needs numbers that can move a little.
        Try: grad((x) => f(x, labels))(x)]
    `);
    expect(() => grads((x) => x.sum())(ones([2]), labels)).toThrow("grads: input 1 is int32.");
    expect(grad((x, y) => x.mul(y.cast("float32")).sum())(ones([2]), labels).toArray()).toEqual([
      1, 1,
    ]);
  });
});
