import { describe, expect, it } from "vitest";
import { liveTensors } from "../memory/scope.ts";
import { ones, tensor, zeros } from "../tensor/creation.ts";
import { Parameter, parameter } from "./parameter.ts";
import { Variable } from "./variable.ts";

describe("parameter", () => {
  it("is a variable that starts a tape", () => {
    const w = parameter(tensor([1, 2]));
    expect(w).toBeInstanceOf(Parameter);
    expect(w).toBeInstanceOf(Variable);
    expect([w.requiresGrad, w.add(1).requiresGrad]).toEqual([true, true]);
    expect(w.toArray()).toEqual([1, 2]);
  });

  it("sums the gradients it receives, until zeroGrad", () => {
    const w = parameter(zeros([2]));
    expect(w.grad).toBeUndefined();
    w.accumulate(tensor([1, 2]));
    w.accumulate(tensor([10, 20]));
    expect(w.grad?.toArray()).toEqual([11, 22]);
    w.zeroGrad();
    expect(w.grad).toBeUndefined();
  });

  it("has a gradient of its own, which nobody else can free", () => {
    const [w, g] = [parameter(zeros([2])), ones([2])];
    w.accumulate(g);
    g.dispose();
    expect(w.grad?.toArray()).toEqual([1, 1]);
  });

  it("lets go of its gradient together with its numbers", () => {
    const before = liveTensors();
    const initial = ones([2]);
    const w = parameter(initial);
    w.mul(w).sum().backward();
    const after = liveTensors();
    w.dispose();
    expect([w.isDisposed, after - liveTensors()]).toEqual([true, 2]);
    expect(liveTensors()).toBeGreaterThanOrEqual(before);
  });

  it("stays as it is while frozen", () => {
    const [w, v] = [parameter(tensor(2)), parameter(tensor(3))];
    w.frozen = true;
    expect(w.mul(2).requiresGrad).toBe(false);
    w.mul(v).backward();
    expect([w.grad, v.grad?.toArray()]).toEqual([undefined, 2]);
    w.frozen = false;
    w.mul(v).backward();
    expect(w.grad?.toArray()).toBe(3);
  });

  it("refuses whole numbers", () => {
    const whole = zeros([2], { dtype: "int32" });
    expect(() => parameter(whole)).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: parameter: the tensor is int32.
        A parameter moves by small steps, so it needs fractions.
        Try: parameter(x.cast("float32"))]
    `);
  });
});
