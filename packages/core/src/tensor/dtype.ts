import { explain } from "./explain.ts";

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

/** The greatest size of a tensor, 2³¹ − 1: what an int32 index can reach. */
export const MAX_SIZE: number = 2 ** 31 - 1;

/**
 * Allocates `size` zeros.
 *
 * @throws RangeError if there are too many
 */
export function allocate(dtype: DType, size: number): TypedArray {
  if (size > MAX_SIZE) {
    throw new RangeError(
      explain(
        "allocate",
        `memory for ${size} numbers was asked for.`,
        `A tensor holds at most ${MAX_SIZE} numbers.`,
      ),
    );
  }
  if (dtype === "float32") return new Float32Array(size);
  return dtype === "float64" ? new Float64Array(size) : new Int32Array(size);
}

/** Which dtype a typed array holds. */
export function dtypeOf(data: TypedArray): DType {
  if (data instanceof Float32Array) return "float32";
  return data instanceof Float64Array ? "float64" : "int32";
}

/** Throws unless an int32 can hold the number as it is. */
export function checkWhole(who: string, value: number, hint = '{ dtype: "float32" }'): void {
  if (value === (value | 0)) return;
  throw new RangeError(
    explain(
      who,
      `${value} is not an int32.`,
      "An int32 is a whole number from -2147483648 to 2147483647.",
      hint,
    ),
  );
}
