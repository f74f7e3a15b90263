import { tensor } from "@gradus/core";
import { expectClose, gradcheck, moderate, tensors } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linear } from "./linear.ts";

const small = { maxRank: 2, maxLength: 3 };

describe("linear", () => {
  it("is the identity unless said otherwise", () => {
    fc.assert(fc.property(tensors(), (x) => expectClose(linear(x), x)));
  });

  it("makes a line of a line", () => {
    fc.assert(
      fc.property(tensors(), moderate, moderate, (x, slope, intercept) => {
        const twice = linear(linear(x, { slope, intercept }), { slope, intercept });
        const once = { slope: slope * slope, intercept: intercept * slope + intercept };
        expectClose(twice, linear(x, once), { absolute: 1e-9 });
      }),
    );
  });

  it("multiplies by the slope and adds the intercept", () => {
    expect(linear(tensor([-2, 0, 4]), { slope: 2.5, intercept: 0.5 }).toArray()).toEqual([
      -4.5, 0.5, 10.5,
    ]);
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(tensors(moderate, small), moderate, (x, slope) => {
        expect(gradcheck((z) => linear(z, { slope, intercept: 1 }), [x]).kinks).toBe(0);
      }),
    );
  });

  it("refuses what is no line", () => {
    expect(() => linear(tensor(1), { slope: Infinity })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: linear: the slope is Infinity.
        The slope is a finite number.]
    `);
    expect(() => linear(tensor(1), { intercept: NaN })).toThrow("linear: the intercept is NaN.");
  });
});
