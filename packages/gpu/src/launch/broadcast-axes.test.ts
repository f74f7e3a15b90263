import { broadcastShapes, sizeOf } from "@gradus/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { broadcastAxes, windowOf } from "./broadcast-axes.ts";

const lengths = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 });
const repeats = fc.array(fc.boolean(), { minLength: 4, maxLength: 4 });

/** Shapes that are broadcast together. */
const shapes = fc
  .tuple(lengths, repeats, repeats)
  .map(([shape, ...sides]) =>
    sides.map((side) => shape.map((length, axis) => (side[axis] ? 1 : length))),
  );

describe("axes of a broadcast", () => {
  it("are as few as say the same", () => {
    expect(broadcastAxes([2, 3, 4], [4], [2, 3, 4])).toEqual([
      { length: 6, left: 4, right: 0 },
      { length: 4, left: 1, right: 1 },
    ]);
    expect(broadcastAxes([2, 1, 3], [1], [2, 1, 3])).toEqual([{ length: 6, left: 1, right: 0 }]);
  });

  it("tell what a run of the result reads: all of it, and nothing that is not there", () =>
    fc.assert(
      fc.property(shapes, fc.nat(), fc.nat(), ([left, right], one, other) => {
        const shape = broadcastShapes("zip", left, right);
        const axes = broadcastAxes(left, right, shape);
        const [from, to] = [one % sizeOf(shape), other % sizeOf(shape)].toSorted((a, b) => a - b);
        const run = Array.from({ length: to - from + 1 }, (_, i) => from + i);
        for (const [side, own] of [
          ["left", left],
          ["right", right],
        ] as const) {
          const read = run.map((place) => placeIn(own, shape, place));
          const [first, last] = windowOf(axes, side, from, to);
          expect(first).toBeGreaterThanOrEqual(0);
          expect(first).toBeLessThanOrEqual(Math.min(...read));
          expect(last).toBeGreaterThanOrEqual(Math.max(...read));
          expect(last).toBeLessThan(sizeOf(own));
        }
      }),
      { numRuns: 500 },
    ));

  it("read no more of an operand that does not repeat than there is of the result", () =>
    fc.assert(
      fc.property(shapes, fc.nat(), fc.nat(), ([left, right], one, other) => {
        const shape = broadcastShapes("zip", left, right);
        const [from, to] = [one % sizeOf(shape), other % sizeOf(shape)].toSorted((a, b) => a - b);
        expect(windowOf(broadcastAxes(shape, right, shape), "left", from, to)).toEqual([from, to]);
      }),
    ));
});

/** Where an operand has the number for a place of the result. */
function placeIn(own: readonly number[], shape: readonly number[], place: number): number {
  let [at, stride, rest] = [0, 1, place];
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (own[axis] !== 1) at += (rest % shape[axis]) * stride;
    stride *= own[axis];
    rest = Math.floor(rest / shape[axis]);
  }
  return at;
}
