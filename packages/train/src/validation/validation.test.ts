import { Random, type Tensor, tensor } from "@gradus/core";
import { kFold } from "@gradus/data";
import { Sgd } from "@gradus/optimizers";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Batch } from "../batch.ts";
import { evaluate } from "../evaluate.ts";
import { fit } from "../fit.ts";
import { Line, squaredError } from "../testing/line.ts";
import { crossValidate } from "./cross-validate.ts";
import { learningCurve } from "./learning-curve.ts";

const x = new Random(1).uniform([24, 1], { low: -1, high: 1 });
const y = x
  .mul(2)
  .sub(1)
  .add(new Random(2).normal([24, 1], { deviation: 0.1 }));
const rowsOf = (from: Tensor, rows: readonly number[]): Tensor =>
  tensor(rows.map((row) => [from.dataSync()[row]]));
const batchesOf = (rows: readonly number[]): Batch[] => [
  { x: rowsOf(x, rows), y: rowsOf(y, rows) },
];

async function errors(
  train: readonly number[],
  test: readonly number[],
): Promise<{ train: number; dev: number }> {
  const model = new Line();
  const optimizer = new Sgd(model.parameters(), { learningRate: 0.3 });
  await fit(model, batchesOf(train), { loss: squaredError, optimizer, epochs: 60 });
  const [seen, unseen] = await Promise.all(
    [train, test].map((rows) => evaluate(model, batchesOf(rows), { loss: squaredError })),
  );
  return { train: seen.loss, dev: unseen.loss };
}

describe("crossValidate", () => {
  it("tests every row once, with a model that has not seen it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 6 }), fc.nat(99), async (k, seed) => {
        const tested: number[] = [];
        const { rounds } = await crossValidate(
          kFold(24, k, new Random(seed)),
          ({ train, test }) => {
            tested.push(...test);
            return { share: train.length / 24 };
          },
        );
        expect(tested.toSorted((a, b) => a - b)).toEqual([...Array(24).keys()]);
        expect(rounds).toHaveLength(k);
      }),
    );
  });

  it("gives the mean of the rounds and how far they are apart", async () => {
    const folds = [0, 1, 2].map((row) => ({ train: [3], test: [row] }));
    const { measures } = await crossValidate(folds, (_fold, round) => ({ error: 2 * round + 1 }));
    expect(measures).toEqual({ error: { mean: 3, deviation: 2 } }); // of 1, 3, 5
  });

  it("measures a real training", async () => {
    const { measures } = await crossValidate(kFold(24, 4, new Random(1)), ({ train, test }) =>
      errors(train, test),
    );
    expect(measures.dev.mean).toBeGreaterThan(0.003);
    expect(measures.dev.mean).toBeLessThan(0.03); // the noise has variance 0.01
    expect(measures.dev.deviation).toBeGreaterThan(0);
  });

  it("explains folds and rounds that are none", async () => {
    const none = (): Record<string, number> => ({});
    await expect(crossValidate([], none)).rejects.toThrowErrorMatchingInlineSnapshot(`
      [Error: crossValidate: there are no folds.
        A mean is taken over at least one round.]
    `);
    const leak = [{ train: [0, 1], test: [1] }];
    await expect(crossValidate(leak, none)).rejects.toThrowErrorMatchingInlineSnapshot(`
      [Error: crossValidate: fold 0 has row 1 in both parts.
        What a model was trained on says nothing about how it does on rows that it has not seen.]
    `);
    const empty = [{ train: [], test: [1] }];
    await expect(crossValidate(empty, none)).rejects.toThrow("0 rows to train on and 1 to test.");
    await expect(crossValidate(kFold(4, 2), (_fold, round) => ({ [`m${round}`]: 1 }))).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [Error: crossValidate: round 0 measures m0 and round 1 m1.
        Every round measures the same things.]
    `);
  });
});

describe("learningCurve", () => {
  it("trains on growing beginnings of the same order", async () => {
    const sizes = fc.uniqueArray(fc.integer({ min: 1, max: 9 }));
    await fc.assert(
      fc.asyncProperty(sizes, async (list) => {
        const seen: (readonly number[])[] = [];
        const rows = [8, 7, 6, 5, 4, 3, 2, 1, 0];
        const points = await learningCurve(rows, list, (part) => {
          seen.push(part);
          return Promise.resolve({ train: 0, dev: 1 });
        });
        const ascending = list.toSorted((a, b) => a - b);
        expect(points.map(({ size }) => size)).toEqual(ascending);
        expect(seen).toEqual(ascending.map((size) => rows.slice(0, size)));
      }),
    );
  });

  it("shows a gap that closes as the data grows", async () => {
    const rows = [...Array(20).keys()];
    const points = await learningCurve(rows, [2, 20], (part) => errors(part, [20, 21, 22, 23]));
    const gaps = points.map(({ train, dev }) => dev - train);
    expect(gaps[0]).toBeGreaterThan(gaps[1]);
  });

  it("says which size is none", async () => {
    await expect(learningCurve([1, 2], [3], () => Promise.resolve({ train: 0, dev: 0 }))).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: learningCurve: a size of 3 of 2 rows.
        A size is a whole number of rows, at least 1 and at most all of them.]
    `);
  });
});
