import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Shape, sizeOf } from "../../tensor/shape.ts";
import type { Layout } from "../backend.ts";
import { copy, place } from "./layout.ts";

/** Where each element of a shape stands, straight from the definition of a layout. */
function placesOf(shape: Shape, { offset, strides }: Layout): number[] {
  return shape.reduce<number[]>(
    (places, length, axis) =>
      places.flatMap((at) => Array.from({ length }, (_, i) => at + i * strides[axis])),
    [offset],
  );
}

const layouts = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: -4, max: 4 })), {
    maxLength: 4,
  })
  .map((axes): [Shape, Layout] => {
    const shape = axes.map(([length]) => length);
    const strides = axes.map(([, stride]) => stride);
    // far enough from the start that no negative stride leaves the memory
    const offset = axes.reduce(
      (sum, [n, stride]) => sum + (n > 0 && stride < 0 ? -stride * n : 0),
      0,
    );
    return [shape, { offset, strides }];
  });

describe("copy", () => {
  it("reads every element from its place, with steps that are negative or 0 too", () => {
    const x = Float64Array.from({ length: 100 }, (_, i) => i);
    fc.assert(
      fc.property(layouts, ([shape, layout]) => {
        const y = new Float64Array(sizeOf(shape));
        copy(x, layout, y, shape);
        expect([...y]).toEqual(placesOf(shape, layout));
      }),
      { numRuns: 500 },
    );
  });

  it("reads a matrix backward, column by column", () => {
    const y = new Float64Array(6);
    copy(Float64Array.of(1, 2, 3, 4, 5, 6), { offset: 5, strides: [-1, -3] }, y, [3, 2]);
    expect([...y]).toEqual([6, 3, 5, 2, 4, 1]);
  });

  it("reads one number for a scalar", () => {
    const y = new Float64Array(1);
    copy(Float64Array.of(7, 8, 9), { offset: 1, strides: [] }, y, []);
    expect([...y]).toEqual([8]);
  });
});

describe("place", () => {
  it("writes each element to its place and nothing else", () => {
    fc.assert(
      fc.property(layouts, ([shape, layout]) => {
        const places = placesOf(shape, layout);
        const x = Float64Array.from(places, (_, i) => i + 1);
        const y = new Float64Array(100);
        place(x, shape, y, layout);
        const expected = new Float64Array(100);
        places.forEach((at, i) => (expected[at] = i + 1));
        expect(y.join()).toBe(expected.join());
      }),
      { numRuns: 500 },
    );
  });

  it("takes back what it wrote, where no two places are the same", () => {
    const layout = { offset: 9, strides: [1, -4] };
    const [x, memory, y] = [
      Float64Array.of(1, 2, 3, 4, 5, 6),
      new Float64Array(12),
      new Float64Array(6),
    ];
    place(x, [2, 3], memory, layout);
    copy(memory, layout, y, [2, 3]);
    expect(y).toEqual(x);
  });
});
