import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromLittleEndian, reverseEach, toLittleEndian } from "./little-endian.ts";

describe("toLittleEndian", () => {
  it("puts the lowest byte of each number first", () => {
    expect([...toLittleEndian(Int32Array.of(1, 0x01020304))]).toEqual([1, 0, 0, 0, 4, 3, 2, 1]);
    expect([...toLittleEndian(Float32Array.of(1))]).toEqual([0, 0, 0x80, 0x3f]);
    expect([...toLittleEndian(Float64Array.of(1))]).toEqual([0, 0, 0, 0, 0, 0, 0xf0, 0x3f]);
  });
});

describe("fromLittleEndian", () => {
  it("gives the numbers that were written, from wherever their bytes begin", () => {
    fc.assert(
      fc.property(fc.float64Array(), fc.nat({ max: 9 }), (data, offset) => {
        const bytes = new Uint8Array(offset + data.byteLength);
        bytes.set(toLittleEndian(Float64Array.from(data)), offset);
        expect(fromLittleEndian(bytes.subarray(offset), "float64")).toEqual(
          Float64Array.from(data),
        );
      }),
    );
  });
});

describe("reverseEach", () => {
  it("turns one byte order into the other, and back", () => {
    const bytes = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
    expect([...reverseEach(bytes, 4)]).toEqual([4, 3, 2, 1, 8, 7, 6, 5]);
    expect([...reverseEach(bytes, 4)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});
