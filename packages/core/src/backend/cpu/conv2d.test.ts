import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate, type DType, type TypedArray } from "../../tensor/dtype.ts";
import type { ConvSizes, SlidingAxis } from "../backend.ts";
import { cpu } from "./cpu-backend.ts";

/** One product of the definition: where it reads the image and the weights, and where it writes. */
type Term = (x: number, w: number, y: number) => void;

/** Visits every product of y[n, o, p] = Σ w[o, c, k] x[n, c, p · stride + k · dilation − before]. */
function forEachTerm(s: ConvSizes, visit: Term): void {
  const [channels, outputs] = [s.inChannels / s.groups, s.outChannels / s.groups];
  const positions = (axis: SlidingAxis): { place: number; tap: number; at: number }[] =>
    Array.from({ length: axis.places * axis.taps }, (_, i) => {
      const [place, tap] = [Math.floor(i / axis.taps), i % axis.taps];
      return { place, tap, at: place * axis.stride + tap * axis.dilation - axis.before };
    }).filter(({ at }) => at >= 0 && at < axis.length);
  for (let n = 0; n < s.batch; n++)
    for (let o = 0; o < s.outChannels; o++)
      for (let c = 0; c < channels; c++)
        for (const row of positions(s.rows))
          for (const column of positions(s.columns)) {
            const channel = n * s.inChannels + Math.floor(o / outputs) * channels + c;
            visit(
              (channel * s.rows.length + row.at) * s.columns.length + column.at,
              ((o * channels + c) * s.rows.taps + row.tap) * s.columns.taps + column.tap,
              ((n * s.outChannels + o) * s.rows.places + row.place) * s.columns.places +
                column.place,
            );
          }
}

const axis = fc.record({
  length: fc.integer({ min: 0, max: 6 }),
  taps: fc.integer({ min: 1, max: 3 }),
  places: fc.integer({ min: 0, max: 4 }), // also such that windows see nothing but padding
  stride: fc.integer({ min: 1, max: 3 }),
  dilation: fc.integer({ min: 1, max: 3 }),
  before: fc.nat(4),
});

const problems = fc
  .record({
    batch: fc.nat(2),
    groups: fc.integer({ min: 1, max: 2 }),
    channels: fc.integer({ min: 1, max: 2 }),
    outputs: fc.integer({ min: 1, max: 3 }),
    rows: axis,
    columns: axis,
    dtype: fc.constantFrom<DType>("float32", "float64"),
    seed: fc.integer({ min: 1, max: 1000 }),
  })
  .map(({ channels, outputs, dtype, seed, ...rest }) => {
    const sizes: ConvSizes = {
      ...rest,
      inChannels: channels * rest.groups,
      outChannels: outputs * rest.groups,
    };
    const { batch, inChannels, outChannels, rows, columns } = sizes;
    return {
      sizes,
      x: whole(dtype, batch * inChannels * rows.length * columns.length, seed),
      w: whole(dtype, outChannels * channels * rows.taps * columns.taps, seed + 1),
      y: whole(dtype, batch * outChannels * rows.places * columns.places, seed + 2),
    };
  });

/** Small whole numbers, whose sums are exact in every order. */
function whole(dtype: DType, size: number, seed: number): TypedArray {
  const data = allocate(dtype, size);
  for (let i = 0; i < size; i++) data[i] = (((i + seed) * 7919) % 19) - 9;
  return data;
}

describe("convolution on the cpu", () => {
  it("agrees with the definition, term by term", () => {
    fc.assert(
      fc.property(problems, ({ sizes, x, w, y }) => {
        const expected = new Float64Array(y.length);
        forEachTerm(sizes, (i, j, to) => (expected[to] += x[i] * w[j]));
        const actual = cpu.conv2d(cpu.upload(x), cpu.upload(w), sizes).readSync();
        expect([...actual]).toEqual([...expected]);
      }),
      { numRuns: 300 },
    );
  });

  it("gives each number of the image what it is worth to the places that saw it", () => {
    fc.assert(
      fc.property(problems, ({ sizes, x, w, y: g }) => {
        const expected = new Float64Array(x.length);
        forEachTerm(sizes, (to, j, i) => (expected[to] += g[i] * w[j]));
        const actual = cpu.conv2dGradX(cpu.upload(g), cpu.upload(w), sizes).readSync();
        expect([...actual]).toEqual([...expected]);
      }),
      { numRuns: 300 },
    );
  });

  it("gives each weight what it is worth at all places of all images", () => {
    fc.assert(
      fc.property(problems, ({ sizes, x, w, y: g }) => {
        const expected = new Float64Array(w.length);
        forEachTerm(sizes, (i, to, j) => (expected[to] += g[j] * x[i]));
        const actual = cpu.conv2dGradWeight(cpu.upload(x), cpu.upload(g), sizes).readSync();
        expect([...actual]).toEqual([...expected]);
      }),
      { numRuns: 300 },
    );
  });
});
