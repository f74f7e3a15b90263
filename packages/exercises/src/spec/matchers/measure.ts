import type { Difference, Failure } from "../check-failure.ts";

/** How far off numbers are. */
export type Measured = Required<
  Pick<Failure, "worst" | "maxAbsoluteError" | "maxRelativeError" | "nearly">
>;

/** Measures differing values. What is no finite number is infinitely far off. */
export function measure(values: readonly Difference[]): Measured {
  let worst = values[0];
  let [maxAbsoluteError, maxRelativeError] = [0, 0];
  for (const value of values) {
    const absolute = errorOf(value);
    if (absolute > maxAbsoluteError) {
      worst = value;
      maxAbsoluteError = absolute;
    }
    const magnitude = Math.abs(Number(value.expected));
    maxRelativeError = Math.max(
      maxRelativeError,
      absolute === Infinity ? Infinity : absolute / magnitude,
    );
  }
  return { worst, maxAbsoluteError, maxRelativeError, nearly: maxRelativeError <= 1e-3 };
}

function errorOf({ received, expected }: Difference): number {
  if (typeof received !== "number" || typeof expected !== "number") return Infinity;
  const error = Math.abs(received - expected);
  return Number.isNaN(error) ? Infinity : error;
}
