import { grad, tensor } from "@gradus/core";
import { expectClose, gradcheck, shapes, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { halfSquaredError } from "./half-squared-error.ts";
import { meanSquaredError } from "./mean-squared-error.ts";

const pairs = shapes({ maxRank: 2, maxLength: 3 }).chain((shape) =>
  fc.tuple(tensorsOf(shape), tensorsOf(shape)),
);

const reductions = fc.constantFrom("mean" as const, "sum" as const, "none" as const);

describe("halfSquaredError", () => {
  it("is half of the squared error", () => {
    fc.assert(
      fc.property(pairs, reductions, ([p, t], reduction) => {
        expectClose(
          halfSquaredError(p, t, { reduction }).mul(2),
          meanSquaredError(p, t, { reduction }),
        );
      }),
    );
  });

  it("pulls each prediction by its error, without a factor", () => {
    fc.assert(
      fc.property(pairs, ([p, t]) => {
        const slope = grad((x) => halfSquaredError(x, t, { reduction: "sum" }))(p);
        expectClose(slope, p.sub(t));
      }),
    );
  });

  it("adds halves of squares: (1² + 2²) / 2 = 2.5", () => {
    const [p, t] = [tensor([1, 2]), tensor([0, 4])];
    expect(halfSquaredError(p, t, { reduction: "sum" }).toArray()).toBe(2.5);
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(pairs, reductions, (pair, reduction) => {
        expect(gradcheck((p, t) => halfSquaredError(p, t, { reduction }), pair).kinks).toBe(0);
      }),
    );
  });
});
