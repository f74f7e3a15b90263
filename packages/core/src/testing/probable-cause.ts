import type { Shape } from "../tensor/shape.ts";

/** The gradient of one input, as the tape gives it and as finite differences do. */
export interface Comparison {
  readonly shape: Shape;
  readonly exact: Float64Array;
  readonly estimate: Float64Array;
  /** Which places disagree. */
  readonly wrong: readonly number[];
  /** Whether the backward pass came to this input at all. */
  readonly reached: boolean;
  /** The slopes that remain if only one row of the output's first axis counts, for each row. */
  readonly rows: () => Float64Array[];
}

/** What a wrong gradient looks like, where it looks like a mistake with a name. */
export function probableCause(comparison: Comparison): string | undefined {
  const { exact, estimate, wrong, reached, rows } = comparison;
  if (!reached) return "look at record(…): the backward pass never comes to this input.";
  if (exact.every((slope) => slope === 0))
    return "look at what the pullback returns: every slope of this input is 0.";
  if (wrong.some((i) => !Number.isFinite(exact[i])))
    return "look for 0/0 or 0 · Infinity in the pullback.";
  const factor = constantFactor(exact, estimate);
  if (factor === -1)
    return "look for a sign: every slope of this input is the negative of the right one.";
  if (factor !== undefined)
    return `look for a factor: every slope of this input is ${factor} times the right one.`;
  if (agree(exact, transposed(estimate, comparison.shape)))
    return "look for a transpose: the slopes are right but stand at each other's places, rows as columns.";
  if (rows().some((row) => agree(exact, row)))
    return "add up over the batch: only one row of it counts here.";
  if (wrong.length === 1 && exact.length > 1)
    return `look at this one number: the other ${exact.length - 1} slopes of this input are right.`;
  return undefined;
}

/** k with exact = k · estimate everywhere, to three digits; undefined if there is none. */
function constantFactor(exact: Float64Array, estimate: Float64Array): number | undefined {
  let [product, square, terms] = [0, 0, 0];
  estimate.forEach((slope, i) => {
    product += exact[i] * slope;
    square += slope * slope;
    if (slope !== 0) terms++;
  });
  const factor = Number((product / square).toPrecision(3));
  const told = terms > 1 || Number.isInteger(factor) || Number.isInteger(1 / factor);
  return told &&
    agree(
      exact,
      estimate.map((slope) => slope * (product / square)),
    )
    ? factor
    : undefined;
}

/** The numbers of the last two axes in the order of their columns. */
function transposed(x: Float64Array, shape: Shape): Float64Array {
  const [rows, columns] = [shape.at(-2) ?? 1, shape.at(-1) ?? 1];
  const y = new Float64Array(x.length);
  for (let start = 0; start < x.length; start += rows * columns)
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++) y[start + j * rows + i] = x[start + i * columns + j];
  return y;
}

function agree(a: Float64Array, b: Float64Array): boolean {
  const largest = b.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  return a.every((x, i) => Math.abs(x - b[i]) <= 1e-4 * largest);
}
