import {
  type DType,
  explain,
  formatShape,
  sameShape,
  type Tensor,
  type TypedArray,
} from "@gradus/core";
import type { GoldenTensor } from "./golden-file.ts";

/** How close is close enough. */
export interface Closeness {
  /** Relative to the largest magnitude of the golden tensor. */
  readonly tolerance: number;
  /** The largest magnitude of the whole case: what rounding errors are in proportion to. */
  readonly magnitude: number;
}

/**
 * Throws unless a tensor agrees with a golden one: same shape, whole numbers for whole numbers, and
 * every element within `tolerance` times the largest magnitude. Non-finite numbers agree exactly.
 *
 * Where exact arithmetic gives 0, as for the gradient of a bias in front of a batch normalization or of
 * an attention's keys, both sides hold rounding noise, and agree in no digit: what is below a few
 * roundings of the case's largest number counts as 0.
 */
export function compare(
  name: string,
  actual: Tensor,
  data: TypedArray,
  expected: GoldenTensor,
  { tolerance, magnitude }: Closeness,
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
  const noise = 64 * roundingOf(actual.dtype) * magnitude;
  const allowed = whole ? 0 : Math.max(tolerance * largestMagnitude(values), noise);
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

/** The distance from 1 to the next number. */
function roundingOf(dtype: DType): number {
  return dtype === "float64" ? Number.EPSILON : 2 ** -23;
}

function agrees(actual: number, expected: number, allowed: number): boolean {
  if (Number.isFinite(expected)) return Math.abs(actual - expected) <= allowed;
  return Object.is(actual, expected);
}

/** The largest finite number, whatever its sign; 0 if there is none. */
export function largestMagnitude(values: readonly number[]): number {
  let largest = 0;
  for (const value of values)
    if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value));
  return largest;
}
