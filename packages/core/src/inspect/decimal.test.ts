import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Decimal, decimalWithin, shortestDecimal } from "./decimal.ts";

const numberOf = ({ digits, exponent }: Decimal): number =>
  Number(`${digits[0]}.${digits.slice(1)}e${exponent}`);

const float32 = fc.float({ min: 0, noNaN: true, noDefaultInfinity: true });
const powersOfTwo = fc.integer({ min: -149, max: 127 }).map((power) => 2 ** power);

describe("shortestDecimal", () => {
  it("reads back as the same float32, and no fewer digits do", () => {
    fc.assert(
      fc.property(fc.oneof(float32, powersOfTwo), (x) => {
        const shortest = shortestDecimal(x, "float32");
        expect(Math.fround(numberOf(shortest))).toBe(x);
        for (let count = 1; count < shortest.digits.length; count++) {
          expect(Math.fround(Number(x.toExponential(count - 1)))).not.toBe(x);
        }
      }),
    );
  });

  it("reads back as the same float64", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(numberOf(shortestDecimal(x, "float64"))).toBe(x);
      }),
    );
  });

  it("needs one digit for a tenth, in either precision", () => {
    const tenth = { digits: "1", exponent: -1 };
    expect(shortestDecimal(Math.fround(0.1), "float32")).toEqual(tenth);
    expect(shortestDecimal(0.1, "float64")).toEqual(tenth);
  });

  it("finds eight digits above 2⁹⁰, where the nearest eight are another float32", () => {
    expect(shortestDecimal(2 ** 90, "float32")).toEqual({ digits: "12379401", exponent: 27 });
    expect(Math.fround(1.23794e27)).not.toBe(2 ** 90);
  });
});

describe("decimalWithin", () => {
  const within = (x: number, least: number, most: number): string =>
    decimalWithin(x, shortestDecimal(x, "float64"), least, most).digits;

  it("cuts digits, and lets a tie go to the even one", () => {
    expect(within(2.25, 1, 2)).toBe("22");
    expect(within(2.75, 1, 2)).toBe("28");
    expect(within(2.251, 1, 2)).toBe("23");
  });

  it("adds the exact digits that the shortest ones left out", () => {
    expect(within(0.1, 20, 20)).toBe("10000000000000000555");
  });

  it("carries into a new digit", () => {
    expect(decimalWithin(9.96, { digits: "996", exponent: 0 }, 1, 2)).toEqual({
      digits: "1",
      exponent: 1,
    });
  });
});
