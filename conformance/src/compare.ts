import {
  type DType,
  explain,
  formatShape,
  sameShape,
  type Tensor,
  type TypedArray,
} from "@gradus/core";
import type { GoldenTensor } from "./golden-file.ts";

/**
 * Throws unless a tensor agrees with a golden one: same shape, whole numbers for whole numbers, and
 * every element within `tolerance` times the largest magnitude. Non-finite numbers agree exactly.
 *
 * Numbers below a few roundings of 1 are rounding noise wherever exact arithmetic gives 0, as the
 * gradient of a bias in front of a batch normalization does: two right answers differ there in every
 * digit.
 */
export function compare(
  name: string,
  actual: Tensor,
  data: TypedArray,
  expected: GoldenTensor,
  tolerance: number,
): void {
  if (!sameShape(actual.shape, expected.shape)) {
    throw new Error(
      explain(
        name,
        `the shape is ${formatShape(actual.shape)}.`,
        `It should be ${formatShape(expected.shape)}.`,
      ),
    );
  }
  const whole = expected.dtype !== "float64";
  if (expected.dtype === "int32" && actual.dtype !== "int32")
    throw new Error(explain(name, `the dtype is ${actual.dtype}.`, "It should be int32."));
  const values = expected.data.map(Number);
  const allowed = whole ? 0 : Math.max(tolerance * largestMagnitude(values), noise(actual.dtype));
  const wrong = values.findIndex((value, i) => !agrees(data[i], value, allowed));
  if (wrong === -1) return;
  throw new Error(
    explain(
      name,
      `element ${wrong} is ${data[wrong]}.`,
      `It should be ${values[wrong]}, within ${allowed}.`,
    ),
  );
}

/** Four roundings of 1. */
function noise(dtype: DType): number {
  return 4 * (dtype === "float64" ? Number.EPSILON : 2 ** -23);
}

function agrees(actual: number, expected: number, allowed: number): boolean {
  if (Number.isFinite(expected)) return Math.abs(actual - expected) <= allowed;
  return Object.is(actual, expected);
}

function largestMagnitude(values: readonly number[]): number {
  let largest = 0;
  for (const value of values)
    if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value));
  return largest;
}
