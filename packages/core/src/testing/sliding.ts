import * as fc from "fast-check";
import type { Conv2dOptions } from "../ops/conv2d.ts";
import type { PoolOptions } from "../ops/pool-sizes.ts";
import type { Sides } from "../ops/sliding-window.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { tensorsOf } from "./arbitraries.ts";
import { moderate } from "./numbers.ts";

/** Images, weights that fit them, and how they slide. */
export interface Convolution {
  readonly x: Tensor;
  readonly weight: Tensor;
  readonly options: Conv2dOptions;
}

/** Images, and a window that fits them. */
export interface Pooling {
  readonly x: Tensor;
  readonly kernel: readonly [number, number];
  readonly options: PoolOptions;
}

/** Small convolutions with any stride, padding, dilation and groups, in float64. */
export function convolutions(values: fc.Arbitrary<number> = moderate): fc.Arbitrary<Convolution> {
  const sizes = fc.record({
    batch: fc.integer({ min: 1, max: 2 }),
    groups: fc.integer({ min: 1, max: 2 }),
    channels: fc.integer({ min: 1, max: 2 }),
    outputs: fc.integer({ min: 1, max: 2 }),
    axes: fc.tuple(slidingAxes(3), slidingAxes(3)),
  });
  return sizes.chain(({ batch, groups, channels, outputs, axes: [rows, columns] }) =>
    fc.record({
      x: tensorsOf([batch, channels * groups, rows.length, columns.length], values),
      weight: tensorsOf([outputs * groups, channels, rows.taps, columns.taps], values),
      options: optionsOf(rows, columns).map((options) => ({ ...options, groups })),
    }),
  );
}

/** Small poolings with any stride, dilation, and padding that leaves no window without a number. */
export function poolings(values: fc.Arbitrary<number> = moderate): fc.Arbitrary<Pooling> {
  return fc
    .tuple(
      slidingAxes(1),
      slidingAxes(1),
      fc.integer({ min: 1, max: 2 }),
      fc.integer({ min: 1, max: 2 }),
    )
    .chain(([rows, columns, batch, channels]) =>
      fc.record({
        x: tensorsOf([batch, channels, rows.length, columns.length], values),
        kernel: fc.constant([rows.taps, columns.taps] as const),
        options: optionsOf(rows, columns),
      }),
    );
}

interface Axis {
  readonly length: number;
  readonly taps: number;
  readonly stride: number;
  readonly dilation: number;
  readonly sides: Sides;
}

/** An axis and a window that fits, with up to `reach` numbers of padding on each side. */
function slidingAxes(reach: number): fc.Arbitrary<Axis> {
  return fc
    .record({
      taps: fc.integer({ min: 1, max: 3 }),
      stride: fc.integer({ min: 1, max: 3 }),
      dilation: fc.integer({ min: 1, max: 2 }),
      before: fc.nat(reach),
      behind: fc.nat(reach),
      beyond: fc.nat(3),
    })
    .map(({ taps, stride, dilation, before, behind, beyond }) => {
      const span = (taps - 1) * dilation + 1;
      const sides = reach > 1 || span > 1 ? ([before, behind] as const) : ([0, 0] as const);
      return {
        taps,
        stride,
        dilation,
        sides,
        length: Math.max(dilation, span + beyond - sides[0] - sides[1]),
      };
    });
}

/** The same options, also in their shorter forms. */
function optionsOf(rows: Axis, columns: Axis): fc.Arbitrary<Conv2dOptions> {
  const both = {
    stride: [rows.stride, columns.stride] as const,
    dilation: [rows.dilation, columns.dilation] as const,
  };
  return fc.constantFrom<Conv2dOptions>(
    { ...both, padding: [rows.sides, columns.sides] },
    { ...both, padding: "same" },
  );
}
