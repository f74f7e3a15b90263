import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cpu } from "../backend/cpu/cpu-backend.ts";
import { liveTensors } from "../memory/scope.ts";
import { fromData, tensor } from "../tensor/creation.ts";
import type { TypedArray } from "../tensor/dtype.ts";
import { sizeOf } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { fromLittleEndian, toLittleEndian } from "./little-endian.ts";
import { readSafetensors } from "./read-safetensors.ts";
import { SafetensorsError } from "./safetensors-error.ts";
import { writeSafetensors } from "./write-safetensors.ts";

/** A file by hand: any header, as long as it says, and any number of bytes after it. */
function file(header: string, dataBytes = 0, length = BigInt(header.length)): Uint8Array {
  const bytes = new Uint8Array(8 + header.length + dataBytes);
  new DataView(bytes.buffer).setBigUint64(0, length, true);
  bytes.set(Buffer.from(header, "latin1"), 8);
  return bytes;
}

/** A file of one tensor `a` with 8 bytes, described as given. */
function described(fields: object, dataBytes = 8): Uint8Array {
  const info = { dtype: "F32", shape: [2], data_offsets: [0, 8], ...fields };
  return file(JSON.stringify({ a: info }), dataBytes);
}

const shapes = fc.array(fc.nat({ max: 3 }), { maxLength: 3 });

/** Numbers of any bits: subnormal, infinite, NaN with any payload. */
const tensors: fc.Arbitrary<Tensor> = fc
  .tuple(fc.constantFrom("float32" as const, "float64" as const, "int32" as const), shapes)
  .chain(([dtype, shape]) => {
    const length = sizeOf(shape) * (dtype === "float64" ? 8 : 4);
    return fc
      .uint8Array({ minLength: length, maxLength: length })
      .map((bytes) => fromData(fromLittleEndian(bytes, dtype), shape));
  });

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("__proto__", "constructor", "", "0", "\u0000", '"\\', "e\u0301", "深度"),
);
const names = anyText.filter((name) => name !== "__metadata__");
const named = fc.uniqueArray(fc.tuple(names, tensors), {
  selector: ([name]) => name,
  maxLength: 5,
});

/** What makes two tensors the same, to the bit. */
function bitsOf(x: Tensor): object {
  const data: TypedArray = x.dataSync();
  return { dtype: x.dtype, shape: x.shape, bytes: [...toLittleEndian(data)] };
}

/** Reads what may not be a file; anything but a SafetensorsError is a mistake of the reader. */
function readOrRefuse(bytes: Uint8Array): Map<string, Tensor> | undefined {
  try {
    return readSafetensors(bytes).tensors;
  } catch (error) {
    if (error instanceof SafetensorsError) return undefined;
    throw error;
  }
}

describe("readSafetensors", () => {
  it("reads a file written by hand", () => {
    const bytes = Buffer.from(
      [
        "38 00 00 00 00 00 00 00", // the header has 56 bytes
        "7b 22 62 22 3a 7b 22 64 74 79 70 65 22 3a 22 46", // {"b":{"dtype":"F
        "33 32 22 2c 22 73 68 61 70 65 22 3a 5b 32 5d 2c", // 32","shape":[2],
        "22 64 61 74 61 5f 6f 66 66 73 65 74 73 22 3a 5b", // "data_offsets":[
        "30 2c 38 5d 7d 7d 20 20", //                         0,8]}} and two spaces
        "00 00 80 3f 00 00 00 c0", // 1 and −2
      ]
        .join("")
        .replaceAll(" ", ""),
      "hex",
    );
    const { tensors: read, metadata } = readSafetensors(bytes);
    expect([...read.keys()]).toEqual(["b"]);
    expect(read.get("b")?.toArray()).toEqual([1, -2]);
    expect(read.get("b")?.dtype).toBe("float32");
    expect({ ...metadata }).toEqual({});
  });

  it("gives back what was written: every name, shape, dtype and bit", async () => {
    const notes = fc.dictionary(anyText, anyText);
    await fc.assert(
      fc.asyncProperty(named, notes, async (list, metadata) => {
        const read = readSafetensors(await writeSafetensors(list, { metadata }));
        expect(read.tensors.size).toBe(list.length);
        for (const [name, x] of list) expect(bitsOf(read.tensors.get(name)!)).toEqual(bitsOf(x));
        expect(new Map(Object.entries(read.metadata))).toEqual(new Map(Object.entries(metadata)));
      }),
    );
  });

  it("reads from the middle of a buffer, and keeps no hold of it", async () => {
    const written = await writeSafetensors({ x: tensor([1, 2], { dtype: "float64" }) });
    const buffer = Buffer.alloc(written.length + 3, 7);
    buffer.set(written, 3);
    const { tensors: read } = readSafetensors(buffer.subarray(3));
    buffer.fill(0);
    expect(read.get("x")?.toArray()).toEqual([1, 2]);
    expect(readSafetensors(written.buffer).tensors.get("x")?.toArray()).toEqual([1, 2]);
  });

  it("is not led astray by the name __proto__", () => {
    const info = '{"dtype":"F32","shape":[],"data_offsets":[0,4]}';
    const { tensors: read, metadata } = readSafetensors(
      file(`{"__metadata__":{"__proto__":"m"},"__proto__":${info}}`, 4),
    );
    expect([...read.keys()]).toEqual(["__proto__"]);
    expect(Object.entries(metadata)).toEqual([["__proto__", "m"]]);
    expect(metadata["toString"]).toBeUndefined();
    expect(Object.hasOwn(Object.prototype, "dtype")).toBe(false);
  });

  it("refuses bytes that are no file, with no other error", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect(readOrRefuse(bytes)).toBeUndefined();
      }),
    );
  });

  it("refuses any JSON that describes no tensors, with no other error", () => {
    const json = fc.dictionary(anyText, fc.jsonValue({ maxDepth: 2 }), { minKeys: 1 });
    fc.assert(
      fc.property(json, fc.nat({ max: 20 }), (header, dataBytes) => {
        fc.pre(!("__metadata__" in header));
        const text = Buffer.from(JSON.stringify(header)).toString("latin1");
        expect(readOrRefuse(file(text, dataBytes))).toBeUndefined();
      }),
    );
  });

  it("refuses a changed file or reads no more than its bytes, with no other error", async () => {
    const change = fc.record({
      at: fc.nat(),
      byte: fc.integer({ min: 0, max: 255 }),
      cut: fc.nat({ max: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(
        named,
        fc.array(change, { minLength: 1, maxLength: 3 }),
        async (list, changes) => {
          let bytes = await writeSafetensors(list, { metadata: { a: "b" } });
          for (const { at, byte, cut } of changes) {
            const start = at % bytes.length;
            bytes = Uint8Array.from([
              ...bytes.subarray(0, start),
              byte,
              ...bytes.subarray(start + cut),
            ]);
          }
          const read = readOrRefuse(bytes);
          const total = [...(read ?? [])].reduce((sum, [, x]) => sum + x.dataSync().byteLength, 0);
          expect(total).toBeLessThan(bytes.length);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("refuses a file with any field of a tensor replaced, with no other error", () => {
    const number = fc.oneof(
      fc.integer({ min: -2, max: 10 }),
      fc.constantFrom(-0, 0.5, 2 ** 31, 2 ** 53, 2 ** 64, 1e300),
    );
    const fields = fc.record(
      {
        dtype: fc.oneof(fc.constantFrom("F32", "F64", "I32", "BF16", "f32", ""), fc.jsonValue()),
        shape: fc.oneof(fc.array(number, { maxLength: 4 }), fc.jsonValue()),
        data_offsets: fc.oneof(fc.array(number, { maxLength: 3 }), fc.jsonValue()),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fields, fc.nat({ max: 16 }), (changed, dataBytes) => {
        const read = readOrRefuse(described(changed, dataBytes))?.get("a");
        expect(read?.dataSync().byteLength ?? dataBytes).toBe(dataBytes);
      }),
      { numRuns: 500 },
    );
  });

  it("reads an empty tensor, unless its other axes are longer than any tensor", () => {
    const empty = (...shape: number[]): Tensor | undefined =>
      readOrRefuse(described({ shape, data_offsets: [0, 0] }, 0))?.get("a");
    expect(empty(2 ** 31 - 1, 0)?.shape).toEqual([2 ** 31 - 1, 0]);
    expect(empty(2 ** 31, 0)).toBeUndefined();
    expect(empty(...Array.from({ length: 40 }, () => 2 ** 31 - 1), 0)).toBeUndefined();
  });

  it("makes no tensor of a file it refuses", () => {
    const info = '{"dtype":"F32","shape":[],"data_offsets":[0,4]}';
    const before = liveTensors();
    expect(readOrRefuse(file(`{"a":${info},"b":${info}}`, 4))).toBeUndefined();
    expect(liveTensors()).toBe(before);
  });
});

describe("the errors of readSafetensors", () => {
  const reading = (bytes: Uint8Array) => (): unknown => readSafetensors(bytes);
  const a = '"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}';

  it("explain a header that cannot be found", () => {
    expect(reading(new Uint8Array(7))).toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: readSafetensors: the file has 7 bytes.
        A safetensors file begins with 8 bytes that hold the length of its header.]
    `);
    expect(reading(file("{}", 0, 100n))).toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: readSafetensors: the header is 100 bytes long, says the file, but only 2 bytes follow.
        The header follows its length, and the data of the tensors follows the header.]
    `);
    expect(reading(file("{}", 0, 3n))).toThrow("the header is 3 bytes long");
    expect(reading(file("{}", 0, 2n ** 64n - 1n))).toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: readSafetensors: the header is 18446744073709551615 bytes long, says the file.
        A header has at most 100000000 bytes.]
    `);
  });

  it("explain a header that cannot be read", () => {
    expect(reading(file(""))).toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: readSafetensors: the header is empty.
        A header is a JSON object and begins with {.]
    `);
    expect(reading(file(" {}"))).toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: readSafetensors: the header begins with the byte 32.
        A header is a JSON object and begins with {.]
    `);
    expect(reading(file("[]"))).toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: readSafetensors: the header begins with the byte 91.
        A header is a JSON object and begins with {.]
    `);
    expect(reading(file('{"\xff":1}'))).toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: readSafetensors: the header is not UTF-8.
        A header is JSON, written in UTF-8.]
    `);
    expect(reading(file('{"a":1'))).toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: readSafetensors: the header is not JSON.
        A header is JSON, written in UTF-8.]
    `);
    expect(reading(file('{"a":{"shape":[[1]]}}'))).toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: readSafetensors: the header is nested more than 3 levels deep.
        A header is an object of objects that hold words, and lists of numbers.]
    `);
    expect(reading(file(`{${a},${a}}`, 8))).toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: readSafetensors: the key "a" stands twice.
        A key stands once in its object.]
    `);
  });

  it("explain metadata that is not text", () => {
    expect(reading(file('{"__metadata__":{"epoch":12}}'))).toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: readSafetensors: the metadata "epoch" is 12.
        Metadata is an object whose values are text.]
    `);
    expect(reading(file('{"__metadata__":["12"]}'))).toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: readSafetensors: the metadata is ["12"].
        Metadata is an object whose values are text.]
    `);
    expect(reading(file('{"__metadata__":null}'))).toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: readSafetensors: the metadata is null.
        Metadata is an object whose values are text.]
    `);
  });

  it("explain a tensor that is not described", () => {
    expect(reading(file('{"a":[1]}'))).toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: readSafetensors: tensor "a" is [1].
        A tensor is described by a JSON object.]
    `);
    expect(reading(described({ dtype: "BF16" }))).toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: readSafetensors: tensor "a" has the dtype "BF16".
        A tensor here is F64, F32, I32; nothing is converted silently.
        Try: save it as F32 where it was made.]
    `);
    expect(reading(described({ dtype: undefined }))).toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: readSafetensors: tensor "a" has no dtype.
        A tensor here is F64, F32, I32; nothing is converted silently.]
    `);
    expect(reading(described({ shape: [-2] }))).toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: readSafetensors: tensor "a" has the shape [-2].
        A shape is a list of at most 64 whole numbers whose product, zeros aside, is at most 2147483647.]
    `);
    expect(reading(described({ shape: [0.5, 4] }))).toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: readSafetensors: tensor "a" has the shape [0.5,4].
        A shape is a list of at most 64 whole numbers whose product, zeros aside, is at most 2147483647.]
    `);
    expect(reading(described({ shape: [2 ** 40, 0] }))).toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: readSafetensors: tensor "a" has the shape [1099511627776,0].
        A shape is a list of at most 64 whole numbers whose product, zeros aside, is at most 2147483647.]
    `);
    expect(reading(described({ shape: [2, ...Array.from({ length: 64 }, () => 1)] }))).toThrow(
      "at most 64",
    );
    expect(reading(described({ shape: [3] }))).toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: readSafetensors: tensor "a" has 8 bytes, but [3] in F32 needs 12.
        A tensor has as many bytes as its shape has numbers, times the bytes of one number.]
    `);
    expect(reading(described({ shape: [2 ** 30, 2 ** 30, 2 ** 30] })))
      .toThrowErrorMatchingInlineSnapshot(`
        [SafetensorsError: readSafetensors: tensor "a" has the shape [1073741824,1073741824,1073741824].
          A shape is a list of at most 64 whole numbers whose product, zeros aside, is at most 2147483647.]
      `);
  });

  it("explain offsets that are none", () => {
    expect(reading(described({ data_offsets: [8, 0] }))).toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: readSafetensors: tensor "a" has the data_offsets [8,0].
        Offsets are two whole numbers below 2⁵³, [begin, end], with begin ≤ end.]
    `);
    expect(reading(described({ data_offsets: [0.5, 8.5] }))).toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: readSafetensors: tensor "a" has the data_offsets [0.5,8.5].
        Offsets are two whole numbers below 2⁵³, [begin, end], with begin ≤ end.]
    `);
    expect(reading(described({ data_offsets: [2 ** 53, 2 ** 53 + 8] })))
      .toThrowErrorMatchingInlineSnapshot(`
        [SafetensorsError: readSafetensors: tensor "a" has the data_offsets [9007199254740992,9007199254741000].
          Offsets are two whole numbers below 2⁵³, [begin, end], with begin ≤ end.]
      `);
    expect(reading(described({ data_offsets: [0] }))).toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: readSafetensors: tensor "a" has the data_offsets [0].
        Offsets are two whole numbers below 2⁵³, [begin, end], with begin ≤ end.]
    `);
  });

  it("explain bytes that belong to no tensor, or to two", () => {
    const b = (begin: number): string =>
      `"b":{"dtype":"F32","shape":[],"data_offsets":[${begin},${begin + 4}]}`;
    expect(reading(file(`{${a}}`, 4))).toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: readSafetensors: tensor "a" has the bytes 0 to 8, but there are only 4.
        Every byte after the header belongs to exactly one tensor.]
    `);
    expect(reading(file(`{${a}}`, 9))).toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: readSafetensors: no tensor has the bytes 8 to 9.
        Every byte after the header belongs to exactly one tensor.]
    `);
    expect(reading(file(`{${a},${b(4)}}`, 8))).toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: readSafetensors: tensor "b" has the bytes 4 to 8, but the bytes before 8 belong to another one.
        Every byte after the header belongs to exactly one tensor.]
    `);
    expect(reading(file(`{${a},${b(9)}}`, 13))).toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: readSafetensors: tensor "b" has the bytes 9 to 13, but no tensor has the bytes 8 to 9.
        Every byte after the header belongs to exactly one tensor.]
    `);
  });

  it("explain a dtype that the backend does not have", () => {
    const small = { ...cpu, name: "small", dtypes: ["float32", "int32"] as const };
    const bytes = described({ dtype: "F64", shape: [1] });
    expect(() => readSafetensors(bytes, { backend: small })).toThrowErrorMatchingInlineSnapshot(`
      [SafetensorsError: readSafetensors: tensor "a" is float64, which small does not have.
        It computes in float32, int32; nothing is converted silently.
        Try: read it on the cpu backend, and cast it there.]
    `);
  });

  it("explain what is not bytes", () => {
    // as a caller without types might
    const text: Uint8Array = JSON.parse('"model.safetensors"');
    expect(reading(text)).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: readSafetensors: the file is of type string.
        A file is read from its bytes, a Uint8Array or an ArrayBuffer.]
    `);
  });
});
