const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/** The 32 bits of a number as float32, to stand among the sizes of a kernel that reads an `f32` there. */
export function floatBits(value: number): number {
  float[0] = value;
  return bits[0];
}

/** The 32 bits that stand for a number in a dtype. */
export function bitsOf(value: number, dtype: "float32" | "float64" | "int32"): number {
  return dtype === "int32" ? value >>> 0 : floatBits(value);
}
