import { tensor, zeros } from "@gradus/core";
import { expectClose, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cost } from "./cost.ts";
import { l1Penalty } from "./l1-penalty.ts";
import { l2Penalty } from "./l2-penalty.ts";

describe("cost", () => {
  it("is the mean loss where nothing is penalized", () => {
    fc.assert(fc.property(tensorsOf([2, 3]), (losses) => expectClose(cost(losses), losses.mean())));
  });

  it("adds penalties to the mean, not to the sum: doubling the data changes nothing", () => {
    fc.assert(
      fc.property(tensorsOf([4]), tensorsOf([2]), (losses, w) => {
        const penalties = [l1Penalty(w, 0.1), l2Penalty(w, 0.2)];
        const twice = losses.reshape([1, 4]).mul(tensor([[1], [1]], { dtype: "float64" }));
        expectClose(cost(twice, ...penalties), cost(losses, ...penalties), { absolute: 1e-12 });
      }),
    );
  });

  it("is 2 + 0.1 · 25 for losses of 1 and 3 and a weight of 5", () => {
    const w = tensor([5], { dtype: "float64" });
    expect(cost(tensor([1, 3], { dtype: "float64" }), l2Penalty(w, 0.1)).toArray()).toBe(4.5);
  });

  it("refuses a mean of no loss", () => {
    expect(() => cost(zeros([0]))).toThrow("cost: there is no example: the losses are [0].");
  });
});
