import { type BinaryFn, fromData, map, Random, type Tensor, type UnaryFn, zip } from "@gradus/core";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { ulp } from "../../parity/bound.ts";
import { describeOnGpu } from "../../testing/describe-on-gpu.ts";

/** How many units in the last place a function may be off. WGSL promises the ones without a text of ours. */
const unaryUlps: Record<UnaryFn, number> = {
  neg: 0,
  abs: 0,
  sign: 0,
  square: 1,
  exp: 1,
  expm1: 1.5,
  log: 1,
  log1p: 1.6,
  sqrt: 3,
  reciprocal: 2.5,
  sin: 3,
  cos: 3,
  tanh: 3,
  sigmoid: 6,
  erf: 2,
};

const binaryUlps: Record<BinaryFn, number> = {
  add: 1,
  sub: 1,
  mul: 1,
  div: 2.5,
  pow: 2,
  maximum: 0,
  minimum: 0,
  equal: 0,
  notEqual: 0,
  greater: 0,
  greaterEqual: 0,
  less: 0,
  lessEqual: 0,
};

/** The smallest float32 with all its digits. A device may take what is smaller for 0, in what it reads and what it writes. */
const smallest = 2 ** -126;

const magnitudes = [
  [0, 2 ** -149, smallest, 2 ** -24, 2 ** -12, 0.5, 1 - 2 ** -24, 1, 1 + 2 ** -23, 1.5, 2, 3, 7],
  [Math.PI, 88.72283, 88.72284, 103.9, 4096, 4097, 2 ** 23 + 1, 2 ** 24 - 1, 2 ** 24, 1e22],
  // float32 that come close to multiples of π/2, the last four closest of all: a sine or cosine of 10⁻⁹ has to keep its digits
  [
    252.89808654785156,
    29447.71875,
    16367173 * 2 ** 72,
    10741887 * 2 ** 11,
    10741887 * 2 ** 12,
    10057457 * 2 ** 62,
  ],
  [(2 - 2 ** -23) * 2 ** 127, Infinity, Number.NaN],
];
const edges = magnitudes.flat().flatMap((x) => [x, -x]);

/** The first and the last NaN of either sign, as their bits. */
const nans = [0x7f800001, 0x7fffffff, 0xff800001, 0xffffffff];

/** Any float32, each bit of it a coin's toss: half of them are below 1, and one in 128 is no number. */
function anyNumbers(random: Random, size: number): Float32Array<ArrayBuffer> {
  const bits = Array.from({ length: size }, (_, i) => nans[i] ?? random.nextInteger(0, 2 ** 32));
  return new Float32Array(Uint32Array.from(bits).buffer);
}

/** Exponents of which most powers are neither 0 nor infinite. */
function exponentsFor(bases: Float32Array, random: Random): Float32Array<ArrayBuffer> {
  return Float32Array.from(bases, (a) => (256 * random.next() - 128) / Math.log2(Math.abs(a)));
}

const seeds = fc.noShrink(fc.nat(0xffffffff)); // neighboring seeds have nothing in common
const size = 4096;

describeOnGpu("scalar functions", (gpu) => {
  const names = <Fn extends string>(table: Record<Fn, number>): Fn[] =>
    (Object.keys(table) as Fn[]).toSorted();

  /** Throws unless every number is as close to the reference as it has to be. */
  async function expectUlps(
    f: (...inputs: Tensor[]) => Tensor,
    inputs: readonly Float32Array<ArrayBuffer>[],
    ulps: number,
  ): Promise<void> {
    const tensors = inputs.map((x) => fromData(x.slice(), [x.length], { backend: gpu }));
    const actual = await f(...tensors).data();
    const exact = readings(inputs).map((read) =>
      f(...read.map((x) => fromData(Float64Array.from(x), [x.length]))).dataSync(),
    );
    for (const [i, given] of actual.entries()) {
      if (exact.some((numbers) => isWithin(given, numbers[i], ulps))) continue;
      const of = inputs.map((x) => x[i]).join(", ");
      const off = Math.abs(given - exact[0][i]) / ulp(exact[0][i]);
      throw new Error(`of ${of}: ${given}, which is ${off} ulps from ${exact[0][i]}.`);
    }
  }

  it.each(names(unaryUlps))("are right to a few ulps for any float32: %s", (fn) =>
    fc.assert(
      fc.asyncProperty(seeds, (seed) => {
        const x = anyNumbers(new Random(seed), size);
        x.set(edges, nans.length);
        return expectUlps((a) => map(fn, a), [x], unaryUlps[fn]);
      }),
      { numRuns: 5 },
    ),
  );

  it.each(names(binaryUlps))("are right to a few ulps for any two float32: %s", (fn) =>
    fc.assert(
      fc.asyncProperty(seeds, (seed) => {
        const random = new Random(seed);
        const [a, b] = [anyNumbers(random, 2 * size), anyNumbers(random, 2 * size)];
        b.set(exponentsFor(a.subarray(0, size), random));
        for (const [i, x] of edges.entries()) {
          a.fill(x, size + edges.length * i, size + edges.length * (i + 1));
          b.set(edges, size + edges.length * i);
        }
        return expectUlps((x, y) => zip(fn, x, y), [a, b], binaryUlps[fn]);
      }),
      { numRuns: 5 },
    ),
  );

  it("are as IEEE 754 has them at the ends", async () => {
    const of = async (fn: UnaryFn, ...x: number[]) => [
      ...(await map(fn, fromData(Float32Array.from(x), [x.length], { backend: gpu })).data()),
    ];
    expect(await of("exp", 0, -Infinity, Infinity)).toEqual([1, 0, Infinity]);
    expect(await of("expm1", -0, -Infinity, Infinity)).toEqual([-0, -1, Infinity]);
    expect(await of("log", 1, 0, Infinity, -1)).toEqual([0, -Infinity, Infinity, NaN]);
    expect(await of("log1p", -0, -1, Infinity, -2)).toEqual([-0, -Infinity, Infinity, NaN]);
    expect(await of("tanh", -0, Infinity, -Infinity)).toEqual([-0, 1, -1]);
    expect(await of("erf", -0, Infinity, -Infinity)).toEqual([-0, 1, -1]);
    expect(await of("sigmoid", 0, Infinity, -Infinity)).toEqual([0.5, 1, 0]);
    expect(await of("sin", -0, Infinity)).toEqual([-0, NaN]);
  });

  it.each([
    [-8, 3, -512],
    [-8, 1 / 3, NaN],
    [-0, 3, -0],
    [-0, -3, -Infinity],
    [-0, 0.5, 0],
    [NaN, 0, 1],
    [1, NaN, 1],
    [-1, Infinity, 1],
    [0.5, Infinity, 0],
    [-Infinity, 3, -Infinity],
    [-Infinity, 0.5, Infinity],
  ])("have %s to the power %s: %s", async (base, exponent, power) => {
    const [a, b] = [base, exponent].map((x) => fromData(Float32Array.of(x), [1], { backend: gpu }));
    expect(await zip("pow", a, b).data()).toEqual(Float32Array.of(power));
  });
});

/** The inputs as a device may read them: numbers below 2⁻¹²⁶ as they are, or as 0. */
function readings(inputs: readonly Float32Array[]): (readonly Float32Array[])[] {
  return inputs.reduce<Float32Array[][]>(
    (all, x) =>
      all.flatMap((before) => [
        [...before, x],
        [...before, flushed(x)],
      ]),
    [[]],
  );
}

function flushed(x: Float32Array): Float32Array {
  return x.map((value) => (Math.abs(value) < smallest ? value / Infinity : value));
}

function isWithin(given: number, exact: number, ulps: number): boolean {
  const want = Math.fround(exact);
  if (given === want || Object.is(given, want)) return true;
  // what rounds to infinity is 2¹²⁸
  const [finite, other] = [given, exact].map((x) => Math.max(-(2 ** 128), Math.min(2 ** 128, x)));
  return Math.abs(finite - other) <= ulps * ulp(other) + smallest;
}
