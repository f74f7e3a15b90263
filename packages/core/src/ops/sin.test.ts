import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tensor, zeros } from "../tensor/creation.ts";
import { expectClose, gradcheck, moderate, tensors } from "../testing/index.ts";
import { cos, sin } from "./sin.ts";
import { square } from "./square.ts";

const small = { maxRank: 2, maxLength: 3 };

describe("sin and cos", () => {
  it("are the height and the width of a point on the unit circle", () => {
    const quarterTurns = tensor([0, 1, 2, 3], { dtype: "float64" }).mul(Math.PI / 2);
    expectClose(sin(quarterTurns), tensor([0, 1, 0, -1], { dtype: "float64" }));
    expectClose(cos(quarterTurns), tensor([1, 0, -1, 0], { dtype: "float64" }));
  });

  it("keep to the circle: sin² x + cos² x = 1", () => {
    fc.assert(
      fc.property(tensors(), (x) => expectClose(square(sin(x)).add(square(cos(x))), x.full(1))),
    );
  });

  it("are a quarter turn apart: sin(x + π/2) = cos x", () => {
    fc.assert(fc.property(tensors(), (x) => expectClose(sin(x.add(Math.PI / 2)), cos(x))));
  });

  it.each([
    ["sin", sin],
    ["cos", cos],
  ])("have the gradients that finite differences find: %s", (_, op) => {
    fc.assert(
      fc.property(tensors(moderate, small), (x) => {
        expect(gradcheck(op, [x], { secondOrder: true }).kinks).toBe(0);
      }),
    );
  });

  it("are NaN where the angle is infinite", () => {
    for (const op of [sin, cos]) {
      expect(op(tensor([Infinity, -Infinity, NaN])).toArray()).toEqual([NaN, NaN, NaN]);
      expect(op(zeros([0])).shape).toEqual([0]);
    }
  });

  it("refuse whole numbers", () => {
    const whole = zeros([2], { dtype: "int32" });
    expect(() => sin(whole)).toThrow("sin: int32 holds whole numbers");
    expect(() => cos(whole)).toThrow("cos: int32 holds whole numbers");
  });
});
