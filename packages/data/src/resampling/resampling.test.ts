import { Random } from "@gradus/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { downsample } from "./downsample.ts";
import { oversample } from "./oversample.ts";

const seeds = fc.nat();
const labels = fc
  .array(fc.constantFrom("ham", "ham", "ham", "spam"), { minLength: 1, maxLength: 60 })
  .filter((list) => list.includes("ham"));

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

describe("downsample", () => {
  it("conserves the total weight, of the majority too, for any factor", () => {
    fc.assert(
      fc.property(labels, fc.integer({ min: 2, max: 40 }), seeds, (list, quarters, seed) => {
        const { rows, weights } = downsample(list, "ham", quarters / 2, new Random(seed));
        expect(sum(weights)).toBeCloseTo(list.length, 9);
        const ham = weights.filter((_, at) => list[rows[at]] === "ham");
        expect(sum(ham)).toBeCloseTo(list.filter((label) => label === "ham").length, 9);
      }),
    );
  });

  it("keeps every other row, draws none twice, and loses none of the minority", () => {
    fc.assert(
      fc.property(labels, fc.integer({ min: 1, max: 9 }), seeds, (list, factor, seed) => {
        const { rows } = downsample(list, "ham", factor, new Random(seed));
        expect(new Set(rows).size).toBe(rows.length);
        const spam = [...list.keys()].filter((row) => list[row] === "spam");
        expect(rows.filter((row) => list[row] === "spam")).toEqual(spam);
      }),
    );
  });

  it("keeps one in four and gives it the weight 4", () => {
    const list = [0, 0, 0, 0, 1, 0, 0, 0, 0];
    const { rows, weights } = downsample(list, 0, 4, new Random(1));
    expect(rows).toHaveLength(3);
    expect(weights.toSorted((a, b) => a - b)).toEqual([1, 4, 4]);
    expect(weights[rows.indexOf(4)]).toBe(1);
  });

  it("explains what makes no sense", () => {
    expect(() => downsample(["a"], "b", 2, new Random(1))).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: downsample: no row has the label "b".
        The labels are "a".]
    `);
    expect(() => downsample(["a"], "a", 0.5, new Random(1))).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: downsample: a factor of 0.5.
        Of the majority one row in \`factor\` is kept; a factor is 1 or more.]
    `);
    expect(() => downsample(["a"], "a", Number.NaN, new Random(1))).toThrow(RangeError);
  });
});

describe("oversample", () => {
  const trainings = labels.chain((list) =>
    fc.tuple(fc.constant(list), fc.subarray([...list.keys()])),
  );

  it("makes every label of the training rows as frequent as the most frequent", () => {
    fc.assert(
      fc.property(trainings, seeds, ([list, train], seed) => {
        const drawn = oversample(train, list, new Random(seed)).map((row) => list[row]);
        const counts = [...new Set(drawn)].map(
          (label) => drawn.filter((other) => other === label).length,
        );
        expect(new Set(counts).size).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("has every training row, evenly often in its label, and no row of another part", () => {
    fc.assert(
      fc.property(trainings, seeds, ([list, train], seed) => {
        const drawn = oversample(train, list, new Random(seed));
        expect(drawn.slice(0, train.length)).toEqual(train);
        expect(new Set(drawn)).toEqual(new Set(train));
        for (const label of new Set(train.map((row) => list[row]))) {
          const times = train
            .filter((row) => list[row] === label)
            .map((row) => drawn.filter((other) => other === row).length);
          expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it("goes as far as it is told", () => {
    const list = [0, 0, 0, 0, 1];
    expect(oversample([0, 1, 2, 3, 4], list, new Random(1))).toEqual([0, 1, 2, 3, 4, 4, 4, 4]);
    expect(oversample([0, 1, 2, 3, 4], list, new Random(1), { ratio: 0.5 })).toHaveLength(6);
  });

  it("explains what makes no sense", () => {
    expect(() => oversample([3], [0, 1], new Random(1))).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: oversample: row 3 of 2 labels.
        Every row has a label.]
    `);
    expect(() => oversample([0], [0, 1], new Random(1), { ratio: 2 }))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: oversample: a ratio of 2.
        A ratio is more than 0 and at most 1.]
    `);
  });
});
