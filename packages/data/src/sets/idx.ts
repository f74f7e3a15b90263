import { explain, formatShape, sizeOf } from "@gradus/core";

/** Numbers with a shape, as an idx file holds them. */
export interface Idx {
  readonly shape: readonly number[];
  readonly data: Uint8Array | Int8Array | Int16Array | Int32Array | Float32Array | Float64Array;
}

/** What the third byte says about the numbers: how many bytes each has, and how it is read. */
const kinds = new Map([
  [0x08, { bytes: 1, allocate: (n: number) => new Uint8Array(n), read: "getUint8" }],
  [0x09, { bytes: 1, allocate: (n: number) => new Int8Array(n), read: "getInt8" }],
  [0x0b, { bytes: 2, allocate: (n: number) => new Int16Array(n), read: "getInt16" }],
  [0x0c, { bytes: 4, allocate: (n: number) => new Int32Array(n), read: "getInt32" }],
  [0x0d, { bytes: 4, allocate: (n: number) => new Float32Array(n), read: "getFloat32" }],
  [0x0e, { bytes: 8, allocate: (n: number) => new Float64Array(n), read: "getFloat64" }],
] as const);

/**
 * Reads an idx file, the format of MNIST.
 *
 *     0 0 kind rank | length of each axis, 4 bytes | the numbers, row-major, the highest byte first
 *
 * @param bytes the whole file, not compressed
 * @throws RangeError if the file is no idx file, or is too short or too long for its shape
 *
 * @see LeCun, Cortes & Burges, "The MNIST Database of Handwritten Digits"
 */
export function parseIdx(bytes: Uint8Array): Idx {
  const kind = kinds.get(bytes[2] as 0x08);
  if (bytes.length < 4 || bytes[0] !== 0 || bytes[1] !== 0 || !kind) throw notIdx(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [rank, header] = [bytes[3], 4 + 4 * bytes[3]];
  if (bytes.length < header) throw wrongLength(bytes.length, header, `${rank} axes`);
  const shape = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  const size = sizeOf(shape);
  const expected = header + size * kind.bytes;
  if (bytes.length !== expected) throw wrongLength(bytes.length, expected, formatShape(shape));
  const data = kind.allocate(size);
  if (data instanceof Uint8Array) data.set(bytes.subarray(header));
  else for (let i = 0; i < size; i++) data[i] = view[kind.read](header + i * kind.bytes);
  return { shape, data };
}

function notIdx(bytes: Uint8Array): RangeError {
  const start = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, "0"));
  return new RangeError(
    explain(
      "parseIdx",
      `the file begins with ${start.join(" ") || "nothing"}.`,
      "An idx file begins with 00 00, the kind of its numbers (08 to 0e), and how many axes it has.",
      bytes[0] === 0x1f && bytes[1] === 0x8b
        ? "readIdx(bytes), which decompresses first."
        : undefined,
    ),
  );
}

function wrongLength(length: number, expected: number, shape: string): RangeError {
  return new RangeError(
    explain(
      "parseIdx",
      `the file has ${length} bytes, and ${shape} ${length < expected ? "need" : "needs only"} ${expected}.`,
      "An idx file ends with its last number. This one is damaged or incomplete.",
    ),
  );
}
