import type { MatmulSizes } from "@gradus/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Box, boxesOf, spanOf, stepsOf } from "./matmul-boxes.ts";

const lengths = fc.integer({ min: 1, max: 6 });

const sizes: fc.Arbitrary<MatmulSizes> = fc.record({
  batch: fc.integer({ min: 1, max: 3 }),
  m: lengths,
  k: lengths,
  n: lengths,
  sharedA: fc.boolean(),
  sharedB: fc.boolean(),
  transposeA: fc.boolean(),
  transposeB: fc.boolean(),
});

describe("boxesOf", () => {
  it("computes every product of two numbers once, from where k begins to its end", () =>
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 40 }), (drawn, most) => {
        const reached = new Map<string, number>(); // how far the sum of a number of C has come
        for (const box of boxesOf(drawn, most)) {
          for (const at of placesOf(box)) {
            expect(reached.get(at) ?? 0).toBe(box.k[0]);
            reached.set(at, box.k[1]);
          }
        }
        expect(reached.size).toBe(drawn.batch * drawn.m * drawn.n);
        expect(new Set(reached.values())).toEqual(new Set([drawn.k]));
      }),
    ));

  it("needs no more of any matrix than it may", () =>
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 40 }), (drawn, most) => {
        const counts = boxesOf(drawn, most).flatMap((box) =>
          stepsOf(drawn).map((steps) => spanOf(box, steps).count),
        );
        expect(Math.max(...counts)).toBeLessThanOrEqual(most);
      }),
    ));

  it("halves the rows of a matrix that is too large", () =>
    expect(
      boxesOf(
        {
          batch: 1,
          m: 5,
          k: 100,
          n: 2,
          sharedA: false,
          sharedB: false,
          transposeA: false,
          transposeB: false,
        },
        300,
      ),
    ).toEqual([
      { batch: [0, 1], m: [0, 3], k: [0, 100], n: [0, 2] },
      { batch: [0, 1], m: [3, 5], k: [0, 100], n: [0, 2] },
    ]));

  it("leaves nothing out where there is nothing", () =>
    expect(
      boxesOf(
        {
          batch: 1,
          m: 2,
          k: 0,
          n: 3,
          sharedA: false,
          sharedB: false,
          transposeA: true,
          transposeB: true,
        },
        10,
      ),
    ).toEqual([{ batch: [0, 1], m: [0, 2], k: [0, 0], n: [0, 3] }]));
});

function placesOf({ batch, m, n }: Box): string[] {
  const all: string[] = [];
  for (let b = batch[0]; b < batch[1]; b++)
    for (let i = m[0]; i < m[1]; i++) for (let j = n[0]; j < n[1]; j++) all.push(`${b} ${i} ${j}`);
  return all;
}
