import type { ConvSizes, PoolSizes, SlidingAxis } from "@gradus/core";
import * as fc from "fast-check";

/** A convolution, and numbers of the sizes of all that it meets. */
export interface ConvProblem {
  readonly sizes: ConvSizes;
  readonly x: Float32Array<ArrayBuffer>;
  readonly weight: Float32Array<ArrayBuffer>;
  /** As large as the result, whose gradient it may be. */
  readonly g: Float32Array<ArrayBuffer>;
}

/** Axes of a convolution, also such that windows see nothing but padding. */
const convAxis: fc.Arbitrary<SlidingAxis> = fc.record({
  length: fc.nat(6),
  taps: fc.integer({ min: 1, max: 3 }),
  places: fc.nat(4),
  stride: fc.integer({ min: 1, max: 3 }),
  dilation: fc.integer({ min: 1, max: 3 }),
  before: fc.nat(4),
});

/** Any convolution of small images with whole numbers, whose sums are exact in every order. */
export const convProblems: fc.Arbitrary<ConvProblem> = fc
  .record({
    batch: fc.nat(2),
    groups: fc.integer({ min: 1, max: 3 }),
    channels: fc.integer({ min: 1, max: 3 }),
    outputs: fc.integer({ min: 1, max: 3 }),
    rows: convAxis,
    columns: convAxis,
    seed: fc.nat(1000),
  })
  .map(({ channels, outputs, seed, ...rest }) =>
    convProblem(
      { ...rest, inChannels: channels * rest.groups, outChannels: outputs * rest.groups },
      seed,
    ),
  );

/** A convolution of these sizes with whole numbers. */
export function convProblem(sizes: ConvSizes, seed: number): ConvProblem {
  const { batch, inChannels, outChannels, groups, rows, columns } = sizes;
  const channels = inChannels / groups;
  return {
    sizes,
    x: wholeNumbers(batch * inChannels * rows.length * columns.length, seed),
    weight: wholeNumbers(outChannels * channels * rows.taps * columns.taps, seed + 1),
    g: wholeNumbers(batch * outChannels * rows.places * columns.places, seed + 2),
  };
}

/** From −9 to 9. */
export function wholeNumbers(size: number, seed: number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: size }, (_, i) => (((i + seed) * 7919) % 19) - 9);
}

/** Axes of a pooling: each window sees one number or more. */
const poolAxis: fc.Arbitrary<SlidingAxis> = fc
  .record({
    taps: fc.integer({ min: 1, max: 3 }),
    places: fc.integer({ min: 1, max: 4 }),
    stride: fc.integer({ min: 1, max: 3 }),
    dilation: fc.integer({ min: 1, max: 3 }),
    before: fc.nat(1),
    beyond: fc.nat(3),
  })
  .map(({ taps, places, stride, dilation, before: wanted, beyond }) => {
    const before = taps > 1 ? wanted : 0;
    const last = (places - 1) * stride - before;
    // As long as to hold the first tap at the last place, and the second one at the first.
    const length = Math.max(last + 1, dilation - before + 1) + beyond;
    return { length, taps, places, stride, dilation, before };
  });

/** Any pooling of small images. */
export const poolSizes: fc.Arbitrary<PoolSizes> = fc.record({
  images: fc.nat(3),
  rows: poolAxis,
  columns: poolAxis,
});
