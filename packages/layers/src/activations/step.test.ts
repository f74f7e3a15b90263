import { tensor } from "@gradus/core";
import { expectClose, tensors } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { step } from "./step.ts";

describe("step", () => {
  it("does not care how large a number is: step(c x) = step(x) for c > 0", () => {
    fc.assert(
      fc.property(tensors(), fc.integer({ min: 1, max: 1000 }), (x, c) => {
        expectClose(step(x.mul(c)), step(x));
      }),
    );
  });

  it("moves with its threshold", () => {
    fc.assert(
      fc.property(tensors(), fc.integer({ min: -2, max: 2 }), (x, threshold) => {
        expectClose(step(x, { threshold }), step(x.sub(threshold)));
      }),
    );
  });

  it("is 1 above 0, and 0 at 0 and below", () => {
    expect(step(tensor([-1000, -1e-8, 0, 1e-8, 1000])).toArray()).toEqual([0, 0, 0, 1, 1]);
    expect(step(tensor([NaN])).toArray()).toEqual([0]);
  });

  it("refuses a threshold that is no number", () => {
    expect(() => step(tensor(1), { threshold: NaN })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: step: the threshold is NaN.
        The threshold is a finite number.]
    `);
  });
});
