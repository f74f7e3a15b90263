import { gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Idx, parseIdx } from "./idx.ts";
import { readIdx } from "./read-idx.ts";

const shapes = fc.array(fc.nat(4), { minLength: 1, maxLength: 3 });
const kinds = fc.constantFrom(0x08, 0x09, 0x0b, 0x0c, 0x0d, 0x0e);

/** Files of any kind and shape, with what they hold. */
const files: fc.Arbitrary<{ bytes: Uint8Array; idx: Idx }> = fc
  .tuple(shapes, kinds)
  .chain(([shape, kind]) => {
    const size = shape.reduce((a, b) => a * b, 1);
    return fc
      .array(fc.integer({ min: -100, max: 100 }), { minLength: size, maxLength: size })
      .map((numbers) => {
        const values = kind === 0x08 ? numbers.map(Math.abs) : numbers;
        return { bytes: write(shape, kind, values), idx: { shape, data: dataOf(kind, values) } };
      });
  });

function dataOf(kind: number, values: readonly number[]): Idx["data"] {
  if (kind === 0x08) return Uint8Array.from(values);
  if (kind === 0x09) return Int8Array.from(values);
  if (kind === 0x0b) return Int16Array.from(values);
  if (kind === 0x0c) return Int32Array.from(values);
  return kind === 0x0d ? Float32Array.from(values) : Float64Array.from(values);
}

/** An idx file: Node's own functions write the highest byte first. */
function write(shape: readonly number[], kind: number, values: readonly number[]): Uint8Array {
  const parts = [Buffer.from([0, 0, kind, shape.length])];
  for (const length of shape) {
    const part = Buffer.alloc(4);
    part.writeUInt32BE(length);
    parts.push(part);
  }
  for (const value of values) {
    const part = Buffer.alloc(8);
    if (kind <= 0x09) parts.push(Buffer.from([value & 0xff]));
    else if (kind === 0x0b) parts.push(part.subarray(0, part.writeInt16BE(value)));
    else if (kind === 0x0c) parts.push(part.subarray(0, part.writeInt32BE(value)));
    else if (kind === 0x0d) parts.push(part.subarray(0, part.writeFloatBE(value)));
    else parts.push(part.subarray(0, part.writeDoubleBE(value)));
  }
  return Uint8Array.from(Buffer.concat(parts));
}

describe("parseIdx", () => {
  it("reads every kind of number in any shape", () => {
    fc.assert(
      fc.property(files, ({ bytes, idx }) => {
        expect(parseIdx(bytes)).toEqual(idx);
      }),
    );
  });

  it("reads from the middle of a buffer", () => {
    const bytes = write([2], 0x0c, [1, 2]);
    const buffer = new Uint8Array(bytes.length + 3);
    buffer.set(bytes, 3);
    expect(parseIdx(buffer.subarray(3)).data).toEqual(Int32Array.of(1, 2));
  });

  it("refuses every file that is cut off, or too long", () => {
    fc.assert(
      fc.property(files, fc.nat(), ({ bytes }, cut) => {
        expect(() => parseIdx(bytes.subarray(0, cut % bytes.length))).toThrow(RangeError);
        expect(() => parseIdx(Uint8Array.of(...bytes, 0))).toThrow(RangeError);
      }),
    );
  });

  it("says what is wrong with a file", () => {
    expect(() => parseIdx(Uint8Array.of())).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: parseIdx: the file begins with nothing.
        An idx file begins with 00 00, the kind of its numbers (08 to 0e), and how many axes it has.]
    `);
    expect(() => parseIdx(Uint8Array.of(0, 0, 7, 1))).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: parseIdx: the file begins with 00 00 07 01.
        An idx file begins with 00 00, the kind of its numbers (08 to 0e), and how many axes it has.]
    `);
    expect(() => parseIdx(Uint8Array.of(0, 0, 8, 3, 0))).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: parseIdx: the file has 5 bytes, and 3 axes need 16.
        An idx file ends with its last number. This one is damaged or incomplete.]
    `);
    expect(() => parseIdx(write([2, 3], 0x08, [1, 2]))).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: parseIdx: the file has 14 bytes, and [2, 3] need 18.
        An idx file ends with its last number. This one is damaged or incomplete.]
    `);
    expect(() => parseIdx(gzipSync(write([1], 0x08, [1])))).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: parseIdx: the file begins with 1f 8b 08 00.
        An idx file begins with 00 00, the kind of its numbers (08 to 0e), and how many axes it has.
        Try: readIdx(bytes), which decompresses first.]
    `);
  });
});

describe("readIdx", () => {
  it("reads files with and without gzip", async () => {
    await fc.assert(
      fc.asyncProperty(files, async ({ bytes, idx }) => {
        await expect(readIdx(bytes)).resolves.toEqual(idx);
        await expect(readIdx(gzipSync(bytes))).resolves.toEqual(idx);
      }),
      { numRuns: 30 },
    );
  });

  it("refuses compressed files that are damaged", async () => {
    const zipped = gzipSync(write([4], 0x08, [1, 2, 3, 4]));
    await expect(readIdx(zipped.subarray(0, -3))).rejects.toThrow(RangeError);
    const flipped = Uint8Array.from(zipped);
    flipped[flipped.length - 6] ^= 1; // in the checksum
    await expect(readIdx(flipped)).rejects.toThrowErrorMatchingInlineSnapshot(`
      [RangeError: readIdx: 32 compressed bytes cannot be decompressed.
        A gzip file ends with its length and a checksum. This one is damaged or incomplete.]
    `);
  });
});
