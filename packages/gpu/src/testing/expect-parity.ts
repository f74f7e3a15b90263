import { abs, type Backend, formatShape, fromData, type Tensor } from "@gradus/core";

/** How far a number may be from the reference's; what is not given is 0. */
export interface Bound {
  /** In units of the last place of a float32 of the expected size. */
  readonly ulps?: number;
  /** As a part of the expected number. */
  readonly relative?: number;
  /** As a number. */
  readonly absolute?: number;
  /**
   * As a part of what `f` gives for the inputs' magnitudes, in float64: Σ |a| |b| for a product Σ a b. It bounds what
   * is linear in each of its inputs, where large terms cancel and leave a small number behind.
   */
  readonly accumulated?: number;
}

/**
 * How far a sum of `terms` products in float32, added up in any order, may be from its true value, as a part of
 * Σ |a| |b|: each term is rounded when it is made, and each time a sum that it is in is rounded.
 *
 * @see Higham, *Accuracy and Stability of Numerical Algorithms* (2002), §3.1
 */
export function sumOfProducts(terms: number): number {
  return (terms + 1) * 2 ** -24;
}

/** The smallest float32 with all its digits. A GPU may take smaller numbers for 0. */
const smallest = 2 ** -126;

/**
 * Runs `f` on the reference backend in float64 and on `gpu` in float32, from the same numbers, and compares every result.
 *
 * int32 stays int32 on both. What a GPU may take for 0, numbers below 2⁻¹²⁶, is 0 in the inputs and allowed to be in the
 * results. NaN and infinities have to be the same; −0 counts as 0.
 */
export async function expectParity(
  gpu: Backend,
  f: (...inputs: Tensor[]) => Tensor,
  inputs: readonly Tensor[],
  bound: Bound = {},
): Promise<void> {
  const singles = await Promise.all(
    inputs.map(async (x) => ({ shape: x.shape, data: single(await x.data()) })),
  );
  const exact = singles.map(({ data, shape }) =>
    fromData(data instanceof Int32Array ? data : Float64Array.from(data), shape),
  );
  const expected = f(...exact);
  const output = f(
    ...singles.map(({ data, shape }) => fromData(data.slice(), shape, { backend: gpu })),
  );
  const [wanted, actual] = [expected.dataSync(), await output.data()];
  if (String(output.shape) !== String(expected.shape))
    throw new Error(
      `${gpu.name} gives the shape ${formatShape(output.shape)}, cpu ${formatShape(expected.shape)}.`,
    );
  const { accumulated } = bound;
  const magnitudes = accumulated ? f(...exact.map((x) => abs(x))).dataSync() : undefined;
  expectWithin(output, [gpu.name, actual], ["cpu", wanted], bound, magnitudes);
}

/**
 * Throws unless numbers of a shape and dtype are those that were expected, up to a bound.
 *
 * @param magnitudes what `accumulated` is a part of
 */
export function expectWithin(
  { shape, dtype }: Pick<Tensor, "shape" | "dtype">,
  [who, actual]: [who: string, numbers: ArrayLike<number>],
  [reference, wanted]: [reference: string, numbers: ArrayLike<number>],
  bound: Bound,
  magnitudes?: ArrayLike<number>,
): void {
  for (let i = 0; i < wanted.length; i++) {
    const exactly = wanted[i];
    const want = dtype === "int32" ? exactly : Math.fround(exactly);
    const more = (bound.accumulated ?? 0) * (magnitudes?.[i] ?? 0);
    if (isWithin(actual[i], exactly, want, bound, more)) continue;
    const off = Math.abs(actual[i] - exactly);
    throw new Error(
      `element ${i} of ${formatShape(shape)}: ${who} gives ${actual[i]}, ${reference} ${exactly}: ` +
        `${off} off, ${off / ulp(exactly)} ulps, where ${JSON.stringify(bound)} is allowed.`,
    );
  }
}

function isWithin(
  actual: number,
  exactly: number,
  want: number,
  { ulps = 0, relative = 0, absolute = 0 }: Bound,
  more: number,
): boolean {
  if (Object.is(actual, want) || actual === want) return true;
  if (!Number.isFinite(want) || !Number.isFinite(actual)) return false;
  const off = Math.abs(actual - exactly);
  return off <= ulps * ulp(exactly) + relative * Math.abs(exactly) + absolute + more + smallest;
}

/** The distance of neighboring float32 numbers around x. */
export function ulp(x: number): number {
  return 2 ** (Math.max(-126, Math.floor(Math.log2(Math.abs(x)))) - 23);
}

function single(data: ArrayLike<number>): Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer> {
  return data instanceof Int32Array
    ? data.slice()
    : Float32Array.from(data, (x) => (Math.abs(x) < smallest ? 0 : x));
}
