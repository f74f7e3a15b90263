import type { DType, TypedArray } from "../tensor/dtype.ts";
import { explain } from "../tensor/explain.ts";
import { formatShape, sameShape } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { formatIndex } from "./multi-index.ts";

/** How far two numbers may be apart. */
export interface Tolerance {
  /** As a part of the largest magnitude expected; 1e-9 in float64, 1e-5 in float32, 0 in int32. */
  readonly relative?: number;
  /** In addition; a thousandth of `relative` unless said otherwise. */
  readonly absolute?: number;
}

const RELATIVE: Record<DType, number> = { float64: 1e-9, float32: 1e-5, int32: 0 };

/**
 * Throws unless two tensors agree in shape and dtype, and in every number up to rounding.
 *
 *     |actual − expected| ≤ absolute + relative · max |expected|
 *
 * NaN agrees with NaN only, and an infinity only with itself.
 *
 * @throws Error that names the first and the worst difference
 */
export function expectClose(
  actual: Tensor,
  expected: Tensor,
  { relative = RELATIVE[expected.dtype], absolute = relative / 1000 }: Tolerance = {},
): void {
  checkKind(actual, expected);
  const [a, e] = [actual.dataSync(), expected.dataSync()];
  const largest = largestMagnitude(e);
  const allowed = absolute + relative * largest;
  const wrong = [...a.keys()].filter((i) => !(distance(a[i], e[i]) <= allowed));
  if (wrong.length === 0) return;
  const worst = wrong.reduce((most, i) =>
    distance(a[i], e[i]) > distance(a[most], e[most]) ? i : most,
  );
  const show = (i: number): string => difference(a, e, i, formatIndex(i, expected.shape));
  throw new Error(
    explain(
      "expectClose",
      `${wrong.length} of ${a.length} numbers ${formatShape(actual.shape)} differ.\n` +
        `  first: ${show(wrong[0])}\n  worst: ${show(worst)}`,
      `Numbers may differ by ${format(allowed)} here: ${absolute} + ${relative} · ${format(largest)}, the largest magnitude expected.`,
    ),
  );
}

/** The largest |x| among the finite numbers. */
function largestMagnitude(data: TypedArray): number {
  let largest = 0;
  for (const x of data) if (Number.isFinite(x)) largest = Math.max(largest, Math.abs(x));
  return largest;
}

/** |a − e|, infinite where one of them is NaN or an infinity that the other is not. */
function distance(a: number, e: number): number {
  if (Object.is(a, e) || a === e) return 0;
  const apart = Math.abs(a - e);
  return Number.isNaN(apart) ? Infinity : apart;
}

function difference(a: TypedArray, e: TypedArray, i: number, index: string): string {
  const [apart, magnitude] = [distance(a[i], e[i]), Math.abs(e[i])];
  const relative = magnitude > 0 ? ` (relative error ${format(apart / magnitude)})` : "";
  const error = Number.isFinite(apart) ? `, off by ${format(apart)}${relative}` : "";
  return `at ${index}, ${a[i]} instead of ${e[i]}${error}`;
}

function format(x: number): string {
  return String(Number(x.toPrecision(3)));
}

function checkKind(actual: Tensor, expected: Tensor): void {
  if (!sameShape(actual.shape, expected.shape)) {
    throw new Error(
      explain(
        "expectClose",
        `the shape is ${formatShape(actual.shape)} instead of ${formatShape(expected.shape)}.`,
        "Numbers are compared place by place.",
      ),
    );
  }
  if (actual.dtype === expected.dtype) return;
  throw new Error(
    explain(
      "expectClose",
      `the dtype is ${actual.dtype} instead of ${expected.dtype}.`,
      "How close two numbers can be depends on their dtype.",
    ),
  );
}
