import { grad, sigmoid, tensor } from "@gradus/core";
import { expectClose, gradcheck, moderate, tensors } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { silu } from "./silu.ts";

const small = { maxRank: 2, maxLength: 3 };

describe("silu", () => {
  it("splits a number into two parts: silu(x) − silu(−x) = x", () => {
    fc.assert(fc.property(tensors(), (x) => expectClose(silu(x).sub(silu(x.neg())), x)));
  });

  it("never falls below −0.2785, where x = −1.2785", () => {
    fc.assert(
      fc.property(tensors(fc.double({ min: -50, max: 50, noNaN: true })), (x) => {
        for (const y of silu(x).dataSync()) expect(y).toBeGreaterThan(-0.27847);
      }),
    );
    expect(silu(tensor(-1.2784645, { dtype: "float64" })).toArray()).toBeCloseTo(-0.2784645, 7);
  });

  it("keeps three quarters of log 3", () => {
    const x = tensor(Math.log(3), { dtype: "float64" });
    expectClose(silu(x), x.mul(0.75));
  });

  it("has the slope of its formula", () => {
    fc.assert(
      fc.property(tensors(moderate, small), (x) => {
        const gate = sigmoid(x);
        const slope = gate.mul(x.mul(gate.neg().add(1)).add(1));
        expectClose(grad((z) => silu(z).sum())(x), slope);
      }),
    );
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(tensors(moderate, small), (x) => {
        expect(gradcheck(silu, [x], { secondOrder: true }).kinks).toBe(0);
      }),
    );
  });

  it("stays finite far out", () => {
    const far = tensor([-1000, 1000]);
    expect(silu(far).toArray()).toEqual([-0, 1000]);
    expect(grad((z) => silu(z).sum())(far).toArray()).toEqual([0, 1]);
  });

  it("refuses whole numbers", () => {
    expect(() => silu(tensor([1], { dtype: "int32" }))).toThrow("int32 holds whole numbers");
  });
});
