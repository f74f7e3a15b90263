import { grad, maximum, tensor } from "@gradus/core";
import { awayFrom, expectClose, gradcheck, moderate, tensors } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leakyRelu } from "./leaky-relu.ts";
import { relu } from "./relu.ts";

const small = { maxRank: 2, maxLength: 3 };

const upToOne = fc.double({ min: -1, max: 1, noNaN: true });

describe("leakyRelu", () => {
  it("is relu for a slope of 0", () => {
    fc.assert(fc.property(tensors(), (x) => expectClose(leakyRelu(x, { slope: 0 }), relu(x))));
  });

  it("is max(x, slope · x) for slopes up to 1", () => {
    fc.assert(
      fc.property(tensors(), upToOne, (x, slope) => {
        expectClose(leakyRelu(x, { slope }), maximum(x, x.mul(slope)));
      }),
    );
  });

  it("grows with the scale of its input: f(c x) = c f(x) for c > 0", () => {
    fc.assert(
      fc.property(tensors(), fc.integer({ min: 1, max: 9 }), (x, c) => {
        expectClose(leakyRelu(x.mul(c)), leakyRelu(x).mul(c));
      }),
    );
  });

  it("leaks a thousandth unless said otherwise", () => {
    const x = tensor([-1000, -1, 0, 2, 1000], { dtype: "float64" });
    expect(leakyRelu(x).toArray()).toEqual([-1, -0.001, 0, 2, 1000]);
    expect(leakyRelu(x, { slope: 3 }).toArray()).toEqual([-3000, -3, 0, 2, 1000]);
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(tensors(awayFrom([0]), small), moderate, (x, slope) => {
        expect(gradcheck((z) => leakyRelu(z, { slope }), [x]).kinks).toBe(0);
      }),
    );
  });

  it("takes its lower slope at 0", () => {
    const slopeOf = grad((z) => leakyRelu(z, { slope: 0.5 }).sum());
    expect(slopeOf(tensor([0])).toArray()).toEqual([0.5]);
  });

  it("refuses a slope that is no number", () => {
    expect(() => leakyRelu(tensor(1), { slope: NaN })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: leakyRelu: the slope is NaN.
        The slope is a finite number.]
    `);
  });
});
