import { explain } from "../tensor/explain.ts";
import { formatShape } from "../tensor/shape.ts";
import { formatIndex } from "./multi-index.ts";
import { type Comparison, probableCause } from "./probable-cause.ts";

/** A gradient that finite differences contradict, or that contradicts itself. */
export class WrongGradientError extends Error {
  override readonly name = "WrongGradientError";
}

/** The error for a gradient that is not the slope that was measured. */
export function wrongSlope(
  who: string,
  position: number,
  comparison: Comparison,
): WrongGradientError {
  const { shape, exact, estimate, wrong } = comparison;
  const [first] = wrong;
  const others = wrong.length > 1 ? ` (${wrong.length} of ${exact.length} slopes are wrong)` : "";
  return new WrongGradientError(
    explain(
      who,
      `input ${position} ${formatShape(shape)} at ${formatIndex(first, shape)}: ` +
        `backward gives ${short(exact[first])}, but nudging the number gives ${short(estimate[first])}${others}.`,
      "A gradient is the slope that nudging measures: ∂f/∂x ≈ (f(x + h) − f(x − h)) / 2h.",
      probableCause(comparison),
    ),
  );
}

/** The error for a gradient that two ways of asking give differently. */
export function inconsistentSlope(
  how: string,
  [position, at, given, expected]: readonly [number, string, number, number],
  rule: string,
  hint: string,
): WrongGradientError {
  return new WrongGradientError(
    explain(
      "gradcheck",
      `${how}, input ${position} at ${at} has the gradient ${short(given)} instead of ${short(expected)}.`,
      rule,
      hint,
    ),
  );
}

function short(x: number): number {
  return Number(x.toPrecision(8));
}
