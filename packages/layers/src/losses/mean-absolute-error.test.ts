import { grad, tensor } from "@gradus/core";
import { awayFrom, gradcheck, shapes, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meanAbsoluteError } from "./mean-absolute-error.ts";

const pairs = shapes({ maxRank: 2, maxLength: 3 }).chain((shape) =>
  fc.tuple(tensorsOf(shape, awayFrom([0])), tensorsOf(shape)),
);

const reductions = fc.constantFrom("mean" as const, "sum" as const, "none" as const);

describe("meanAbsoluteError", () => {
  it("is smallest for the median of the targets", () => {
    fc.assert(
      fc.property(tensorsOf([5]), tensorsOf([]), (targets, other) => {
        const median = [...targets.dataSync()].toSorted((a, b) => a - b)[2];
        const best = meanAbsoluteError(targets.full(median), targets).toArray();
        const shifted = meanAbsoluteError(targets.full(0).add(other), targets).toArray();
        expect(Number(shifted)).toBeGreaterThanOrEqual(Number(best) - 1e-12);
      }),
    );
  });

  it("averages distances: (1 + 2 + 3) / 3 = 2", () => {
    expect(meanAbsoluteError(tensor([1, 2, 6]), tensor([0, 4, 3])).toArray()).toBe(2);
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(pairs, reductions, ([apart, target], reduction) => {
        const loss = gradcheck(
          (p, t) => meanAbsoluteError(p, t, { reduction }),
          [target.add(apart), target],
        );
        expect(loss.kinks).toBe(0);
      }),
    );
  });

  it("pulls nowhere where the prediction is right", () => {
    const one = tensor([1]);
    expect(grad((p) => meanAbsoluteError(p, one))(one).toArray()).toEqual([0]);
  });
});
