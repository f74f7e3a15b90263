import type { DType } from "../tensor/dtype.ts";
import { explain } from "../tensor/explain.ts";

/** The bounds of a uniform distribution, and how its numbers are rounded, in a dtype. */
export function intervalOf(
  low: number,
  high: number,
  dtype: DType = "float32",
): [from: number, to: number, round: (x: number) => number] {
  checkFractions("uniform", dtype, "random.integers(shape, low, high)");
  const round = dtype === "float32" ? Math.fround : (x: number): number => x;
  const [from, to] = [round(low), round(high)];
  const finite = Number.isFinite(to - from);
  if (from < to && finite) return [from, to, round];
  throw new RangeError(
    explain(
      "uniform",
      `from ${low} to ${high} in ${dtype}.`,
      `The lower bound is less than the upper one, also as ${dtype}, and both are finite.`,
      from > to && finite ? `{ low: ${high}, high: ${low} }` : undefined,
    ),
  );
}

/** Throws unless these are a mean and a deviation. */
export function checkNormal(mean: number, deviation: number, dtype: DType = "float32"): void {
  checkFractions("normal", dtype, 'random.normal(shape).cast("int32")');
  if (Number.isFinite(mean) && deviation >= 0 && deviation < Infinity) return;
  throw new RangeError(
    explain(
      "normal",
      `a mean of ${mean} and a deviation of ${deviation}.`,
      "Both are finite, and a deviation, being a distance, is 0 or more.",
    ),
  );
}

/** Up to which magnitude every whole number has a place in a dtype. */
const WHOLE: Record<DType, readonly [least: number, greatest: number]> = {
  int32: [-(2 ** 31), 2 ** 31 - 1],
  float32: [-(2 ** 24), 2 ** 24],
  float64: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
};

/** Throws unless [low, high) holds whole numbers, all of which a dtype can hold. */
export function checkIntegers(low: number, high: number, dtype: DType): void {
  checkIntegerRange("integers", low, high);
  const [least, greatest] = WHOLE[dtype];
  if (low >= least && high - 1 <= greatest) return;
  throw new RangeError(
    explain(
      "integers",
      `from ${low} to ${high} in ${dtype}.`,
      `${dtype} holds every whole number from ${least} to ${greatest}, and not all beyond.`,
      dtype === "float64" ? undefined : '{ dtype: "float64" }',
    ),
  );
}

/** Throws unless [low, high) holds whole numbers. */
export function checkIntegerRange(op: string, low: number, high: number): void {
  if (Number.isSafeInteger(low) && Number.isSafeInteger(high) && low < high) return;
  throw new RangeError(
    explain(
      op,
      `from ${low} to ${high}.`,
      "Both are whole numbers, and the first is less than the second, which is never drawn.",
    ),
  );
}

/** Throws unless this is a probability. */
export function checkProbability(op: string, probability: number): void {
  if (probability >= 0 && probability <= 1) return;
  throw new RangeError(
    explain(op, `a probability of ${probability}.`, "A probability is a number from 0 to 1."),
  );
}

/** Throws unless these are four words, not all 0, and perhaps the number drawn in advance. */
export function checkState(who: string, state: readonly number[]): void {
  const words = state.slice(0, 4);
  const whole = words.length === 4 && words.every((word) => word === (word | 0));
  const moving = words.some((word) => word !== 0); // from zeros come only zeros
  const spare = state.length === 4 || (state.length === 5 && Number.isFinite(state[4]));
  if (whole && moving && spare) return;
  throw new RangeError(
    explain(
      who,
      `[${state.join(", ")}] is no state.`,
      "A state is what random.state() returned: four int32, not all 0, and sometimes one number more.",
    ),
  );
}

function checkFractions(op: string, dtype: DType, hint: string): void {
  if (dtype !== "int32") return;
  throw new TypeError(
    explain(op, "int32 has no fractions.", "A draw falls between whole numbers.", hint),
  );
}
