import { type DType, formatShape, type Shape, type Tensor, type TypedArray } from "@gradus/core";
import { type Bound, boundWords, smallest, ulp } from "./bound.ts";

/** The numbers of a tensor, when it is gone. */
export interface Values {
  readonly shape: Shape;
  readonly dtype: DType;
  readonly numbers: TypedArray;
}

/** Waits for the numbers of tensors, and lets go of the tensors. */
export function read(tensors: readonly Tensor[]): Promise<Values[]> {
  return Promise.all(
    tensors.map(async (x) => {
      const { shape, dtype } = x;
      const numbers = await x.data();
      x.dispose();
      return { shape, dtype, numbers };
    }),
  );
}

/**
 * Compares what a GPU gives with the reference.
 *
 * int32 and NaN have to be the same; what float32 cannot hold is infinite; −0 counts as 0, and what is below 2⁻¹²⁶ may be
 * taken for 0.
 *
 * @param sums the magnitudes that were added up to make each number
 * @returns the largest error, as a part of what is allowed
 * @throws Error that names the first number that is too far off
 */
export function compareResults(
  what: string,
  actual: readonly Values[],
  expected: readonly Values[],
  bound: Bound,
  sums: readonly Values[] | undefined,
): number {
  if (actual.length !== expected.length)
    throw new Error(`${actual.length} ${what}s on the GPU, ${expected.length} by the reference.`);
  const largest = Math.max(0, ...expected.map(({ numbers }) => largestOf(numbers)));
  const parts = expected.map((values, which) => {
    const measureAt = (i: number): number =>
      ({
        number: values.numbers[i],
        sum: sums?.[which].numbers[i] ?? values.numbers[i],
        largest,
      })[bound.of];
    return compareValues(`${what} ${which}`, actual[which], values, bound, measureAt);
  });
  return Math.max(0, ...parts);
}

function compareValues(
  name: string,
  actual: Values,
  expected: Values,
  bound: Bound,
  measureAt: (i: number) => number,
): number {
  checkKind(name, actual, expected);
  const whole = expected.dtype === "int32";
  let worst = 0;
  expected.numbers.forEach((exactly, i) => {
    const given = actual.numbers[i];
    const part = partOf(given, exactly, bound, measureAt(i), whole);
    if (!(part <= 1))
      throw new Error(
        `${name}, element ${i} of ${formatShape(expected.shape)}: the GPU gives ${given}, the reference ${exactly}, ` +
          `${Math.abs(given - exactly) / ulp(exactly)} ulps apart.\n  Allowed: ${boundWords(bound)}, because ${bound.because}.`,
      );
    worst = Math.max(worst, part);
  });
  return worst;
}

/** How far a number is off, as a part of what is allowed. */
function partOf(
  given: number,
  exactly: number,
  { ulps, plus = 0 }: Bound,
  measure: number,
  whole: boolean,
): number {
  const want = whole ? exactly : Math.fround(exactly);
  if (given === want || Object.is(given, want)) return 0;
  if (whole || !Number.isFinite(want) || !Number.isFinite(given)) return Infinity;
  return Math.abs(given - exactly) / (ulps * ulp(measure) + plus + smallest);
}

function checkKind(name: string, actual: Values, expected: Values): void {
  const kind = ({ shape, dtype }: Values): string =>
    `${formatShape(shape)} ${dtype === "int32" ? "int32" : "float"}`;
  if (kind(actual) !== kind(expected))
    throw new Error(`${name}: the GPU gives ${kind(actual)}, the reference ${kind(expected)}.`);
}

function largestOf(numbers: TypedArray): number {
  let largest = 0;
  for (const x of numbers) if (Number.isFinite(x)) largest = Math.max(largest, Math.abs(x));
  return largest;
}
