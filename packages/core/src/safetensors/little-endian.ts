import type { DType, TypedArray } from "../tensor/dtype.ts";

/** Whether this machine stores the lowest byte of a number first, as nearly all do. */
const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** The bytes of `data`, the lowest of each number first. Every bit is kept, also those of a NaN. */
export function toLittleEndian(data: TypedArray): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return isLittleEndian ? bytes : reverseEach(bytes.slice(), data.BYTES_PER_ELEMENT);
}

/** The numbers whose bytes are given, the lowest of each first. Copies, wherever the bytes begin. */
export function fromLittleEndian(bytes: Uint8Array, dtype: DType): TypedArray {
  const copy = new Uint8Array(bytes);
  if (!isLittleEndian) reverseEach(copy, dtype === "float64" ? 8 : 4);
  if (dtype === "float32") return new Float32Array(copy.buffer);
  return dtype === "float64" ? new Float64Array(copy.buffer) : new Int32Array(copy.buffer);
}

/** Turns every group of `width` bytes around, in place: from one byte order to the other. */
export function reverseEach(
  bytes: Uint8Array<ArrayBuffer>,
  width: number,
): Uint8Array<ArrayBuffer> {
  for (let start = 0; start < bytes.length; start += width) {
    bytes.subarray(start, start + width).reverse();
  }
  return bytes;
}
