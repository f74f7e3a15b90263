import { tensor } from "@gradus/core";
import { awayFrom, expectClose, gradcheck, shapes, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { elasticPenalty } from "./elastic-penalty.ts";
import { l1Penalty } from "./l1-penalty.ts";
import { l2Penalty } from "./l2-penalty.ts";

const weights = fc
  .tuple(shapes({ maxRank: 2 }), shapes({ maxRank: 2 }))
  .chain(([a, b]) => fc.tuple(tensorsOf(a, awayFrom([0])), tensorsOf(b, awayFrom([0]))));

const lambdas = fc.double({ min: 0, max: 2, noNaN: true });

const counts = fc.integer({ min: 1, max: 100 });

describe("elasticPenalty", () => {
  it("is the sum of both, in both forms", () => {
    fc.assert(
      fc.property(weights, lambdas, lambdas, counts, (pair, l1, l2, examples) => {
        expectClose(
          elasticPenalty(pair, { l1, l2, examples }),
          l1Penalty(pair, l1).add(l2Penalty(pair, l2, { examples })),
        );
      }),
    );
  });

  it("is either of them alone", () => {
    fc.assert(
      fc.property(weights, lambdas, (pair, lambda) => {
        expectClose(elasticPenalty(pair, { l1: lambda }), l1Penalty(pair, lambda));
        expectClose(
          elasticPenalty(new Set(pair).values(), { l2: lambda }),
          l2Penalty(pair, lambda),
        );
      }),
    );
  });

  it("adds 0.5 · 7 and 0.1 · 25", () => {
    const w = tensor([-3, 4], { dtype: "float64" });
    expect(elasticPenalty(w, { l1: 0.5, l2: 0.1 }).toArray()).toBe(6);
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(weights, lambdas, lambdas, (pair, l1, l2) => {
        expect(gradcheck((...all) => elasticPenalty(all, { l1, l2 }), pair).kinks).toBe(0);
      }),
    );
  });

  it("says what it needs", () => {
    expect(() => elasticPenalty([], { l1: 1 })).toThrow("there are no weights.");
    expect(() => elasticPenalty(tensor([1]), { l1: -1 })).toThrow("l1Penalty: the lambda is -1.");
  });
});
