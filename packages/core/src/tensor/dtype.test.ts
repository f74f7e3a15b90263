import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate, checkWhole, type DType, dtypeOf, MAX_SIZE } from "./dtype.ts";

describe("allocate", () => {
  it("makes zeros of the dtype that dtypeOf reads back", () => {
    const dtypes = fc.constantFrom<DType>("float32", "float64", "int32");
    fc.assert(
      fc.property(dtypes, fc.nat(5), (dtype, size) => {
        const data = allocate(dtype, size);
        expect(dtypeOf(data)).toBe(dtype);
        expect([...data]).toEqual(Array.from({ length: size }, () => 0));
      }),
    );
  });

  it("refuses what no index reaches", () => {
    expect(() => allocate("float32", MAX_SIZE + 1)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: allocate: memory for 2147483648 numbers was asked for.
        A tensor holds at most 2147483647 numbers.]
    `);
  });
});

describe("checkWhole", () => {
  it("lets the int32 pass and nothing else", () => {
    for (const value of [0, -0, 1, -(2 ** 31), 2 ** 31 - 1])
      expect(() => checkWhole("op", value)).not.toThrow();
    for (const value of [0.5, 2 ** 31, -(2 ** 31) - 1, NaN, Infinity])
      expect(() => checkWhole("op", value)).toThrow(RangeError);
  });
});
