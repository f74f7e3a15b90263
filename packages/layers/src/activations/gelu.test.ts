import { abs, exp, grad, square, tensor } from "@gradus/core";
import { awayFrom, expectClose, gradcheck, moderate, tensors } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gelu } from "./gelu.ts";

const small = { maxRank: 2, maxLength: 3 };

const awayFromZero = awayFrom([0]);

const forms = fc.constantFrom("erf" as const, "tanh" as const);

describe("gelu", () => {
  it("splits a number into two parts: gelu(x) − gelu(−x) = x", () => {
    fc.assert(
      fc.property(tensors(), forms, (x, form) => {
        expectClose(gelu(x, { form }).sub(gelu(x.neg(), { form })), x);
      }),
    );
  });

  it("has two forms that differ by less than 0.0005", () => {
    fc.assert(
      fc.property(tensors(fc.double({ min: -8, max: 8, noNaN: true })), (x) => {
        const apart = abs(gelu(x).sub(gelu(x, { form: "tanh" })));
        for (const number of apart.dataSync()) expect(number).toBeLessThan(5e-4);
      }),
    );
  });

  it("keeps 84 % of 1, since that many normal numbers are smaller", () => {
    expect(gelu(tensor(1, { dtype: "float64" })).toArray()).toBeCloseTo(0.841344746068543, 14);
    expect(gelu(tensor(1, { dtype: "float64" }), { form: "tanh" }).toArray()).toBeCloseTo(
      0.841191990608276,
      14,
    );
  });

  it("has the slope Φ(x) + x φ(x) in its first form", () => {
    fc.assert(
      fc.property(tensors(awayFromZero, small), (x) => {
        const density = exp(square(x).div(-2)).div(Math.sqrt(2 * Math.PI));
        const slope = gelu(x).div(x).add(x.mul(density));
        expectClose(grad((z) => gelu(z).sum())(x), slope);
      }),
    );
  });

  it("has the gradient that finite differences find, each form its own", () => {
    fc.assert(
      fc.property(tensors(moderate, small), forms, (x, form) => {
        expect(gradcheck((z) => gelu(z, { form }), [x], { secondOrder: true }).kinks).toBe(0);
      }),
    );
  });

  it.each(["erf", "tanh"] as const)("stays finite far out in the %s form", (form) => {
    const far = tensor([-1000, -88.8, 88.8, 1000]);
    const y = gelu(far, { form }).toArray();
    expect(y).toEqual([-0, -0, Math.fround(88.8), 1000]);
    expect(grad((z) => gelu(z, { form }).sum())(far).toArray()).toEqual([0, 0, 1, 1]);
  });

  it("refuses a form that it does not have", () => {
    // @ts-expect-error there are two forms
    expect(() => gelu(tensor(1), { form: "quick" })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: gelu: there is no form "quick".
        The forms are "erf" and "tanh".]
    `);
    expect(() => gelu(tensor([1], { dtype: "int32" }))).toThrow("int32");
  });
});
