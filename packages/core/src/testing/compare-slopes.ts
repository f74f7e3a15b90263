import type { Tensor } from "../tensor/tensor.ts";
import { measureSlopes, rowSlopes } from "./finite-differences.ts";
import type { GradcheckReport } from "./gradcheck.ts";
import { checkDefined } from "./gradcheck-rules.ts";
import { wrongSlope } from "./gradient-errors.ts";
import type { Slope } from "./slope.ts";
import { isContinuous, type TensorFunction } from "./tape-gradients.ts";

/** What one input's slopes are compared with, and how closely. */
interface Claim {
  readonly cotangent: Float64Array;
  /** What the backward pass gave, if it came to this input. */
  readonly gradient: Float64Array | undefined;
  readonly tolerance: number;
}

/** Compares the gradient of one input with finite differences, number by number. */
export function compareSlopes(
  who: string,
  f: TensorFunction,
  inputs: readonly Tensor[],
  position: number,
  { cotangent, gradient, tolerance }: Claim,
): GradcheckReport {
  const x = inputs[position];
  if (!isContinuous(x)) return { checked: 0, kinks: 0, maxError: 0 };
  const slopes = measureSlopes(f, inputs, position, cotangent, tolerance);
  checkDefined(who, position, x, slopes);
  const exact = gradient ?? new Float64Array(x.size);
  const wrong = [...exact.keys()].filter((i) => !agrees(exact[i], slopes[i], tolerance));
  if (wrong.length > 0) {
    throw wrongSlope(who, position, {
      shape: x.shape,
      exact,
      estimate: Float64Array.from(slopes, ({ value }) => value),
      wrong,
      reached: gradient !== undefined,
      rows: () => rowSlopes(f, inputs, position, cotangent),
    });
  }
  const errors = slopes.flatMap(({ value, isKink }, i) =>
    isKink ? [] : [Math.abs(exact[i] - value) / Math.max(1, Math.abs(value))],
  );
  return {
    checked: errors.length,
    kinks: slopes.length - errors.length,
    maxError: errors.reduce((most, error) => Math.max(most, error), 0),
  };
}

/** At a kink any finite number will do; elsewhere only the slope, up to rounding. */
function agrees(exact: number, { value, noise, isKink }: Slope, tolerance: number): boolean {
  if (isKink) return Number.isFinite(exact);
  const largest = Math.max(Math.abs(exact), Math.abs(value));
  return Math.abs(exact - value) <= tolerance * largest + 2 * noise;
}
