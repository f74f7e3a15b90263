import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { portableLog } from "./portable-log.ts";

/** How many doubles apart two numbers of the same sign are. */
function steps(a: number, b: number): number {
  const bits = new BigInt64Array(Float64Array.of(a, b).buffer);
  return Math.abs(Number(bits[0] - bits[1]));
}

describe("portableLog", () => {
  it("agrees with Math.log to 2 units in the last place, over all of (0, 1)", () => {
    const anywhere = fc.double({ min: 2 ** -1022, max: 1, maxExcluded: true, noNaN: true });
    const nearOne = fc.double({ min: 0.4, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.oneof(anywhere, nearOne), (x) => {
        expect(steps(portableLog(x), Math.log(x))).toBeLessThanOrEqual(2);
      }),
      { numRuns: 20_000 },
    );
  });

  it.each([
    [2, 1.3862943611198906],
    [3, 2.0794415416798357],
    [10, 6.931471805599453],
    [-20, -13.862943611198906],
    [-52, -36.04365338911715],
    [-102, -70.70101241711443],
    [-104, -72.0873067782343],
  ])("is e log 2, rounded to the nearest, at 2ᵉ for e = %d", (exponent, expected) => {
    expect(portableLog(2 ** exponent)).toBe(expected);
  });

  it("knows log 10 and log ½", () => {
    expect(portableLog(10)).toBe(Math.LN10);
    expect(portableLog(0.5)).toBe(-Math.LN2);
    expect(portableLog(1)).toBe(0);
  });

  it("gives these digits on every platform", () => {
    expect([0.1, 0.3, 0.7, 0.999, 3, 1e-30].map(portableLog)).toMatchInlineSnapshot(`
      [
        -2.3025850929940455,
        -1.2039728043259361,
        -0.35667494393873245,
        -0.0010005003335835344,
        1.0986122886681096,
        -69.07755278982137,
      ]
    `);
  });
});
