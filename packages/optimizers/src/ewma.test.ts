import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Ewma, ewma } from "./ewma.ts";

const beta = fc.double({ min: 0, max: 0.999, noNaN: true });
const xs = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1 });

describe("ewma", () => {
  it("keeps β of the average and takes 1 − β of the number", () => {
    expect(ewma([8, 0, 4], 0.5)).toEqual([4, 2, 3]);
    expect(ewma([8, 0, 4], 0.5, { biasCorrection: true })).toEqual([8, 8 / 3, 24 / 7]);
  });

  it("is a constant's own value when corrected, from the first number on", () => {
    fc.assert(
      fc.property(fc.double({ min: -9, max: 9, noNaN: true }), beta, (c, b) => {
        for (const v of ewma([c, c, c], b, { biasCorrection: true })) expect(v).toBeCloseTo(c, 9);
      }),
    );
  });

  it("stays between the smallest and the largest number when corrected", () => {
    fc.assert(
      fc.property(xs, beta, (values, b) => {
        const slack = 1e-9;
        for (const v of ewma(values, b, { biasCorrection: true })) {
          expect(v).toBeGreaterThanOrEqual(Math.min(...values) - slack);
          expect(v).toBeLessThanOrEqual(Math.max(...values) + slack);
        }
      }),
    );
  });

  it("corrects what is read, never the state", () => {
    const average = new Ewma(0.5, { biasCorrection: true });
    average.update(8);
    expect(average.value).toBe(average.value);
    expect(average.update(0)).toBe(8 / 3);
  });

  it("says what is wrong with β", () => {
    expect(() => new Ewma(1)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: Ewma: beta is 1.
        beta is a number from 0 up to, but not, 1.]
    `);
  });
});
