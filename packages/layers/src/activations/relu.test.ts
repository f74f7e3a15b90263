import { parameter, tensor, zeros } from "@gradus/core";
import { anyDouble, awayFrom, expectClose, gradcheck, tensors } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { relu } from "./relu.ts";

const small = { maxRank: 2, maxLength: 3 };

describe("relu", () => {
  it("changes nothing the second time", () => {
    fc.assert(fc.property(tensors(anyDouble), (x) => expectClose(relu(relu(x)), relu(x))));
  });

  it("splits a number into two parts: relu(x) − relu(−x) = x", () => {
    fc.assert(fc.property(tensors(), (x) => expectClose(relu(x).sub(relu(x.neg())), x)));
  });

  it("keeps positive numbers and zeroes the others", () => {
    expect(relu(tensor([-1000, -2, 0, 3, 1000])).toArray()).toEqual([0, 0, 0, 3, 1000]);
    expect(relu(tensor([-2, 3], { dtype: "int32" })).toArray()).toEqual([0, 3]);
    expect(relu(tensor([NaN, Infinity, -Infinity])).toArray()).toEqual([NaN, Infinity, 0]);
    expect(relu(zeros([0, 2])).shape).toEqual([0, 2]);
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(tensors(awayFrom([0]), small), (x) => {
        expect(gradcheck(relu, [x], { secondOrder: true }).kinks).toBe(0);
      }),
    );
  });

  it("takes 0 as its slope at 0, and lets no part of an infinite gradient through below", () => {
    const x = parameter(tensor([0, -1, 1], { dtype: "float64" }));
    relu(x)
      .mul(tensor([1, Infinity, 2], { dtype: "float64" }))
      .sum()
      .backward();
    expect(x.grad?.toArray()).toEqual([0, 0, 2]);
  });
});
