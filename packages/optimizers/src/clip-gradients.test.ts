import { tensor, type Tensor } from "@gradus/core";
import { expectClose, tensors } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clipByNorm, clipByValue, clipGradients, globalNorm } from "./clip-gradients.ts";
import { weights } from "./testing/descend.ts";

const double = (...values: number[]): Tensor => tensor(values, { dtype: "float64" });
const lists = fc.array(tensors(), { minLength: 1, maxLength: 3 });
const limit = fc.double({ min: 0.01, max: 5, noNaN: true });

describe("clipByNorm", () => {
  it("shortens all gradients by one factor", () => {
    const { gradients, norm } = clipByNorm([double(3), double(0, 4)], 1);
    expect(norm.toArray()).toBe(5);
    expectClose(gradients[0], double(0.6), { relative: 1e-6 });
    expectClose(gradients[1], double(0, 0.8), { relative: 1e-6 });
  });

  it("leaves a length of at most max, and short gradients as they are", () => {
    fc.assert(
      fc.property(lists, limit, (gradients, max) => {
        const before = Number(globalNorm(gradients).toArray());
        const { gradients: clipped } = clipByNorm(gradients, max);
        const after = Number(globalNorm(clipped).toArray());
        expect(after).toBeLessThanOrEqual(Math.min(before, max) * (1 + 1e-12));
        if (before + 1e-6 <= max) clipped.forEach((g, i) => expectClose(g, gradients[i]));
      }),
    );
  });

  it("keeps gradients of zeros", () => {
    expect(clipByNorm([double(0, 0)], 1).gradients[0].toArray()).toEqual([0, 0]);
  });
});

describe("clipByValue", () => {
  it("moves each number into the interval", () => {
    expect(clipByValue(double(-3, 0.5, 2), 1).toArray()).toEqual([-1, 0.5, 1]);
  });

  it("says what is wrong with the limit", () => {
    expect(() => clipByValue(double(1), 0)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: clipByValue: limit is 0.
        limit is a finite number greater than 0.]
    `);
  });
});

describe("clipGradients", () => {
  it("changes the gradients that parameters hold, and passes over the others", () => {
    const [a, b] = [weights(0), weights(0)];
    a.mul(8).sum().backward();
    expect(clipGradients([a, b], { norm: 2 })?.toArray()).toBe(8);
    expect(Number(a.grad?.sum().toArray())).toBeCloseTo(2, 5);
    expect(b.grad).toBeUndefined();
    clipGradients([a], { value: 1 });
    expect(a.grad?.toArray()).toEqual([1]);
  });
});
