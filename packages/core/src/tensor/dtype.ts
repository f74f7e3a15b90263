/**
 * What kind of numbers a tensor holds: single precision for speed, double precision for checking
 * gradients, and whole numbers for indices and labels.
 */
export type DType = "float32" | "float64" | "int32";

/** The flat numbers behind a tensor, in row-major order. */
export type TypedArray =
  | Float32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>;

/** Allocates `size` zeros. */
export function allocate(dtype: DType, size: number): TypedArray {
  if (dtype === "float32") return new Float32Array(size);
  return dtype === "float64" ? new Float64Array(size) : new Int32Array(size);
}

/** Which dtype a typed array holds. */
export function dtypeOf(data: TypedArray): DType {
  if (data instanceof Float32Array) return "float32";
  return data instanceof Float64Array ? "float64" : "int32";
}
