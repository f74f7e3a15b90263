import { Random } from "@gradus/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blobs } from "./blobs.ts";
import { circles } from "./circles.ts";
import type { LabelledPoints, PointsOptions } from "./labelled-points.ts";
import { moons } from "./moons.ts";
import { sine } from "./sine.ts";
import { spirals } from "./spirals.ts";
import { xor } from "./xor.ts";

type Make = (count: number, random: Random, options?: PointsOptions) => LabelledPoints;

const sets: readonly [name: string, make: Make, classes: number][] = [
  ["xor", xor, 2],
  ["moons", moons, 2],
  ["circles", circles, 2],
  ["spirals", spirals, 2],
  ["blobs", blobs, 3],
];

const exact = { noise: 0, dtype: "float64" } as const;

/** The points of a set without noise, with their labels. */
function pointsOf({ x, labels }: LabelledPoints): { point: number[]; label: number }[] {
  const [data, kinds] = [x.dataSync(), labels.dataSync()];
  const width = x.shape[1];
  return Array.from({ length: x.shape[0] }, (_, row) => ({
    point: [...data.subarray(row * width, (row + 1) * width)],
    label: kinds[row],
  }));
}

describe.each(sets)("%s", (_, make, classes) => {
  it("is the same for the same seed, and another for another", () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 40 }), fc.nat(), (count, seed) => {
        const options = { noise: 0.1 };
        const [a, b, c] = [seed, seed, seed + 1].map((s) =>
          make(count, new Random(s), options).x.dataSync(),
        );
        expect(b).toEqual(a);
        expect(c).not.toEqual(a);
      }),
    );
  });

  it("has classes of the same size", () => {
    const { x, labels } = make(12 * classes, new Random(1), exact);
    expect([x.shape, labels.shape, x.dtype, labels.dtype]).toEqual([
      [12 * classes, 2],
      [12 * classes],
      "float64",
      "int32",
    ]);
    for (let label = 0; label < classes; label++)
      expect([...labels.dataSync()].filter((other) => other === label)).toHaveLength(12);
  });

  it("refuses a noise below 0 and too few rows", () => {
    expect(() => make(10, new Random(1), { noise: -1 })).toThrow(RangeError);
    for (const count of [1, 0, 10.5, Number.NaN])
      expect(() => make(count, new Random(1))).toThrow(RangeError);
  });
});

describe("what the points are, without noise", () => {
  it("of xor: the truth table", () => {
    expect(pointsOf(xor(4, new Random(1), exact))).toEqual([
      { point: [0, 0], label: 0 },
      { point: [0, 1], label: 1 },
      { point: [1, 0], label: 1 },
      { point: [1, 1], label: 0 },
    ]);
  });

  it("of moons: half circles of radius 1", () => {
    for (const { point, label } of pointsOf(moons(41, new Random(1), exact))) {
      const [x, y] = label === 0 ? point : [point[0] - 1, 0.5 - point[1]];
      expect(Math.hypot(x, y)).toBeCloseTo(1, 12);
      expect(y).toBeGreaterThanOrEqual(0);
    }
  });

  it("of circles: radius 1 outside, the factor inside", () => {
    const set = circles(40, new Random(1), { ...exact, factor: 0.25 });
    for (const { point, label } of pointsOf(set))
      expect(Math.hypot(...point)).toBeCloseTo([1, 0.25][label], 12);
  });

  it("of spirals: the angle grows with the radius, and differs by a part of a turn", () => {
    const set = spirals(60, new Random(1), { ...exact, classes: 3, turns: 2 });
    for (const { point, label } of pointsOf(set)) {
      const radius = Math.hypot(...point);
      const angle = 2 * Math.PI * (2 * radius + label / 3);
      expect(point[0]).toBeCloseTo(radius * Math.cos(angle), 9);
      expect(point[1]).toBeCloseTo(radius * Math.sin(angle), 9);
    }
  });

  it("of blobs: their centers", () => {
    const set = pointsOf(
      blobs(20, new Random(1), { ...exact, classes: 4, features: 3, spread: 2 }),
    );
    expect(new Set(set.map(({ point }) => point.join(" "))).size).toBe(4);
    for (const { point } of set) expect(Math.max(...point.map(Math.abs))).toBeLessThanOrEqual(2);
  });

  it("of the sine: its values, between the ends", () => {
    const { x, y } = sine(50, new Random(1), { ...exact, from: 1, to: 2 });
    const places = [...x.dataSync()];
    expect([...y.dataSync()]).toEqual(places.map(Math.sin));
    expect(places.every((place) => place >= 1 && place < 2)).toBe(true);
    expect(x.shape).toEqual([50, 1]);
  });
});

describe("what no set can be made of", () => {
  it("is explained", () => {
    const random = new Random(1);
    expect(() => moons(1, random)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: moons: 1 rows with a noise of 0.1.
        There are 2 rows at least, and a noise is 0 or more.]
    `);
    expect(() => circles(9, random, { factor: 1 })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: circles: a factor of 1.
        The inner circle has a radius between 0 and 1.]
    `);
    expect(() => spirals(9, random, { classes: 0 })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: spirals: 0 classes that turn 1 times.
        There is one class at least, and the turns are finite.]
    `);
    expect(() => blobs(9, random, { features: 0.5 })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: blobs: 3 classes of 0.5 features within 10.
        There is one class and one feature at least, and the spread is finite.]
    `);
    expect(() => sine(9, random, { from: 1, to: 1 })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: sine: from 1 to 1.
        The lower end is less than the upper one.]
    `);
  });
});
