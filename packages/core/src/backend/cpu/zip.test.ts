import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tensor } from "../../tensor/creation.ts";
import { broadcastShapes, type Shape, stridesOf } from "../../tensor/shape.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import { broadcastablePairs, moderate } from "../../testing/index.ts";
import { cpu } from "./cpu-backend.ts";

function sub(a: Tensor, b: Tensor): number[] {
  const shape = broadcastShapes("sub", a.shape, b.shape);
  return [...cpu.zip("sub", a.storage, a.shape, b.storage, b.shape, shape).readSync()];
}

/** Broadcasting, index by index: a missing axis is skipped, an axis of length 1 is read at 0. */
function naiveSub(a: Tensor, b: Tensor): number[] {
  const [left, right] = [a.dataSync(), b.dataSync()];
  return indicesOf(broadcastShapes("sub", a.shape, b.shape)).map(
    (index) => left[placeIn(a.shape, index)] - right[placeIn(b.shape, index)],
  );
}

function placeIn(shape: Shape, index: readonly number[]): number {
  const own = index.slice(index.length - shape.length);
  return stridesOf(shape).reduce(
    (place, stride, axis) => place + (shape[axis] === 1 ? 0 : own[axis] * stride),
    0,
  );
}

/** Every index of a shape, in row-major order. */
function indicesOf(shape: Shape): number[][] {
  return shape.reduce<number[][]>(
    (all, length) => all.flatMap((index) => Array.from({ length }, (_, i) => [...index, i])),
    [[]],
  );
}

describe("zip", () => {
  it("agrees with broadcasting index by index, also where axes are empty", () => {
    const options = { maxRank: 5, maxLength: 3, allowEmpty: true };
    fc.assert(
      fc.property(broadcastablePairs(moderate, moderate, options), ([a, b]) => {
        expect(sub(a, b)).toEqual(naiveSub(a, b));
      }),
      { numRuns: 500 },
    );
  });

  it("meets every row with every column", () => {
    expect(sub(tensor([[10], [20]]), tensor([1, 2, 3]))).toEqual([9, 8, 7, 19, 18, 17]);
  });

  it.each<[a: Shape, b: Shape]>([
    [[], []],
    [[1], [1, 1, 1]],
    [[3], [1, 1, 1]],
    [
      [2, 1, 2],
      [2, 1],
    ],
    [
      [1, 3, 1, 2],
      [2, 1, 2, 1],
    ],
    [
      [2, 3, 1],
      [2, 1, 3],
    ],
    [
      [0, 1],
      [1, 3],
    ],
    [[1], [0]],
    [
      [2, 0, 1],
      [1, 4],
    ],
  ])("agrees with it on %j and %j", (a, b) => {
    const numbered = (shape: Shape, step: number): Tensor =>
      tensor(Array.from(indicesOf(shape), (_, i) => i * step)).reshape(shape);
    const [left, right] = [numbered(a, 1), numbered(b, 100)];
    expect(sub(left, right)).toEqual(naiveSub(left, right));
  });
});
