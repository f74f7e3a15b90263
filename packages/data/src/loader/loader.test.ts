import { arange, type Backend, cpu, ones, Random, tensor, type Tensor } from "@gradus/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomFlip } from "../augmentation/flip.ts";
import { randomNoise } from "../augmentation/noise.ts";
import { replay } from "../augmentation/replay.ts";
import { DataLoader, type DataLoaderOptions, type DataLoaderState } from "./data-loader.ts";
import { Dataset } from "./dataset.ts";
import { padSequences } from "./pad-sequences.ts";

type Rows = { id: Tensor; x: Tensor };

/** Rows that know their number. */
function numbered(count: number): Dataset<Rows> {
  const id = arange(count, { dtype: "int32" });
  return new Dataset({ id, x: id.cast("float32").mul(2).reshape([count, 1]) });
}

function ids(batches: Iterable<{ id: Tensor }>): number[] {
  return [...batches].flatMap(({ id }) => [...id.dataSync()]);
}

const seeds = fc.nat();
const sizes = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 12 }));

describe("DataLoader", () => {
  it("delivers each row once an epoch, whatever the batch size, shuffled or not", async () => {
    await fc.assert(
      fc.asyncProperty(
        sizes,
        fc.boolean(),
        fc.nat(3),
        seeds,
        async ([count, batchSize], shuffle, prefetch, seed) => {
          const random = new Random(seed);
          const loader = new DataLoader(numbered(count), { batchSize, shuffle, prefetch, random });
          const all = Array.from({ length: count }, (_, row) => row);
          expect(ids(loader).toSorted((a, b) => a - b)).toEqual(all);
          const awaited: { id: Tensor }[] = [];
          for await (const batch of loader) awaited.push(batch);
          expect(ids(awaited).toSorted((a, b) => a - b)).toEqual(all);
          expect([loader.epoch, loader.iteration]).toEqual([2, 2 * Math.ceil(count / batchSize)]);
        },
      ),
    );
  });

  it("keeps the fields of a row together", () => {
    fc.assert(
      fc.property(sizes, seeds, ([count, batchSize], seed) => {
        const options = { batchSize, shuffle: true, random: new Random(seed) };
        for (const { id, x, rows } of new DataLoader(numbered(count), options)) {
          expect([...x.dataSync()]).toEqual([...id.dataSync()].map((value) => 2 * value));
          expect([...id.dataSync()]).toEqual(rows);
        }
      }),
    );
  });

  it("has a new order in each epoch, and the same ones for the same seed", () => {
    const epochs = (seed: number): number[][] => {
      const loader = new DataLoader(numbered(50), { shuffle: true, random: new Random(seed) });
      return [ids(loader), ids(loader)];
    };
    const [first, second] = epochs(1);
    expect(first).not.toEqual(second);
    expect(epochs(1)).toEqual([first, second]);
    expect(epochs(2)).not.toEqual([first, second]);
    expect(ids(new DataLoader(numbered(5)))).toEqual([0, 1, 2, 3, 4]);
  });

  it("prepares the same batches ahead that it would make when asked", async () => {
    const make = (): DataLoader<Rows> =>
      new DataLoader(numbered(20), {
        batchSize: 3,
        shuffle: true,
        random: new Random(1),
        prefetch: 4,
      });
    const awaited: { id: Tensor }[] = [];
    for await (const batch of make()) awaited.push(batch);
    expect(ids(awaited)).toEqual(ids(make()));
  });

  it("prepares batches while the loop waits, as many as it is told", async () => {
    const made: number[] = [];
    class Watched extends Dataset<Rows> {
      override batch(rows: readonly number[]): ReturnType<Dataset<Rows>["batch"]> {
        made.push(rows[0]);
        return super.batch(rows);
      }
    }
    const loader = new DataLoader(new Watched(numbered(9).fields), { batchSize: 1, prefetch: 2 });
    const seen: number[] = [];
    for await (const { rows } of loader) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      seen.push(made.length - rows[0] - 1);
    }
    expect(seen).toEqual([2, 2, 2, 2, 2, 2, 2, 1, 0]);
  });

  it("hands on what goes wrong while a batch is prepared", async () => {
    const images = new Dataset({ x: ones([4, 3]) });
    const loader = new DataLoader(images, {
      augment: { x: randomFlip({ horizontal: 1 }) },
      random: new Random(1),
    });
    await expect(loader[Symbol.asyncIterator]().next()).rejects.toThrow("flipHorizontal");
  });

  it("leaves the last batch out where it is smaller, if told so", () => {
    const loader = new DataLoader(numbered(10), { batchSize: 4, dropLast: true });
    expect(ids(loader)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect([loader.length, loader.iterations(3)]).toEqual([2, 6]);
    expect(new DataLoader(numbered(10), { batchSize: 4 }).iterations(3)).toBe(9);
  });

  it("counts epochs, batches and iterations; a broken loop leaves its epoch incomplete", () => {
    const loader = new DataLoader(numbered(10), { batchSize: 4 });
    for (const { rows } of loader) if (rows[0] === 4) break;
    expect([loader.epoch, loader.batch, loader.iteration]).toEqual([0, 2, 2]);
    expect(ids(loader)).toHaveLength(10);
    expect([loader.epoch, loader.batch, loader.iteration]).toEqual([1, 0, 5]);
  });

  it("draws rows as often as their weights say", () => {
    const count = 4000;
    const drawBy = Array.from({ length: count }, (_, row) =>
      row % 4 === 0 ? 3 : row % 4 === 1 ? 1 : 0,
    );
    const drawn = ids(new DataLoader(numbered(count), { drawBy, random: new Random(1) }));
    expect(drawn).toHaveLength(count);
    const share = drawn.filter((row) => row % 4 === 0).length / count;
    expect(Math.abs(share - 0.75)).toBeLessThan(0.0274); // four standard errors: 4 √(0.75 · 0.25 / 4000)
    expect(drawn.every((row) => row % 4 < 2)).toBe(true);
  });

  it("carries weights with the rows they belong to", () => {
    const weights = tensor([1, 4, 1, 4, 4]);
    const data = new Dataset({ ...numbered(5).fields, weights });
    let total = 0;
    for (const batch of new DataLoader(data, {
      batchSize: 2,
      shuffle: true,
      random: new Random(1),
    })) {
      expect([...batch.weights.dataSync()]).toEqual(
        batch.rows.map((row) => weights.dataSync()[row]),
      );
      total += batch.weights.sum().dataSync()[0];
    }
    expect(total).toBe(14);
  });
});

describe("a loader for another backend", () => {
  const elsewhere: Backend = { ...cpu, name: "elsewhere" };

  it("delivers the same batches there, and lets go of each when the next is asked for", async () => {
    const data = new Dataset({
      x: arange(7),
      words: Array.from({ length: 7 }, (_, row) => arange(row + 1)),
    });
    const options = { batchSize: 3, shuffle: true };
    const here = new DataLoader(data, { ...options, random: new Random(1) });
    const there = new DataLoader(data, { ...options, random: new Random(1), backend: elsewhere });
    const wanted = [...here].map(({ x, words }) => [x, words.values, words.mask, words.lengths]);
    let at = 0;
    for (const { x, words } of there) {
      for (const [i, moved] of [x, words.values, words.mask, words.lengths].entries()) {
        expect(moved.backend).toBe(elsewhere);
        expect(moved.dataSync()).toEqual(wanted[at][i].dataSync());
      }
      at++;
    }
    expect(at).toBe(3);
    let last: Tensor | undefined;
    for await (const { x } of there) {
      expect(last?.isDisposed ?? true).toBe(true);
      last = x;
    }
    expect(last?.isDisposed).toBe(true);
  });
});

describe("a loader that resumes", () => {
  const augmented = (): Dataset<Rows> => {
    const { id } = numbered(17).fields;
    return new Dataset({ id, x: ones([17, 1, 2, 2]) });
  };
  const options = (seed: number): DataLoaderOptions<Rows> => ({
    batchSize: 4,
    shuffle: true,
    random: new Random(seed),
    augment: { x: randomNoise({ deviation: 1 }) },
  });

  it("delivers exactly what would have come, noise included, from any batch on", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), seeds, (stop, seed) => {
        const loader = new DataLoader(augmented(), options(seed));
        let saved: DataLoaderState | undefined;
        const left: number[] = [];
        for (let epoch = 0; epoch < 3; epoch++)
          for (const { id, x } of loader) {
            if (saved) left.push(...id.dataSync(), ...x.dataSync());
            else if (loader.iteration === stop) saved = loader.state();
          }
        const resumed = new DataLoader(augmented(), options(seed + 1));
        resumed.loadState(JSON.parse(JSON.stringify(saved)));
        const rest: number[] = [];
        while (resumed.epoch < 3)
          for (const { id, x } of resumed) rest.push(...id.dataSync(), ...x.dataSync());
        expect(rest).toEqual(left);
        expect(resumed.state()).toEqual(loader.state());
      }),
    );
  });

  it("refuses the state of another loader", () => {
    const state = { epoch: 0, batch: 9, iteration: 9, random: null };
    expect(() => new DataLoader(numbered(4)).loadState(state)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: DataLoader: a state at batch 9 with no random stream.
        This loader has 1 batches and no random stream.
        Try: build the loader with the same data and options as the one that was saved.]
    `);
  });
});

describe("augmentation by a loader", () => {
  it("changes images as they are drawn, and returns what it did", () => {
    const images = arange(24).reshape([6, 1, 2, 2]);
    const augment = { x: randomFlip({ horizontal: 0.5, vertical: 0.5 }) };
    const loader = new DataLoader(new Dataset({ x: images }), {
      batchSize: 4,
      augment,
      random: new Random(5),
    });
    for (const { x, rows, applied } of loader)
      rows.forEach((row, at) => {
        expect(x.slice(at).toArray()).toEqual(
          replay(images.slice(row), applied["x"][at]).toArray(),
        );
      });
  });
});

describe("padSequences", () => {
  it("loses nothing: lengths and mask find every sequence again", () => {
    const lists = fc.array(fc.array(fc.integer(), { maxLength: 5 }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(lists, (sequences) => {
        const padded = padSequences(
          sequences.map((list) => tensor(list, { dtype: "float64" })),
          { value: -1 },
        );
        sequences.forEach((list, row) => {
          const length = padded.lengths.dataSync()[row];
          expect([...padded.values.slice(row).dataSync()].slice(0, length)).toEqual(list);
          const tail = [...padded.values.slice(row).dataSync()].slice(length);
          expect(tail.every((value) => value === -1)).toBe(true);
          expect(padded.mask.slice(row).sum().dataSync()[0]).toBe(list.length);
        });
      }),
    );
  });

  it("pads steps of features, to the longest or to a length", () => {
    const sequences = [
      tensor([[1, 2]]),
      tensor([
        [3, 4],
        [5, 6],
      ]),
    ];
    expect(padSequences(sequences).values.toArray()).toEqual([
      [
        [1, 2],
        [0, 0],
      ],
      [
        [3, 4],
        [5, 6],
      ],
    ]);
    expect(padSequences(sequences).mask.toArray()).toEqual([
      [1, 0],
      [1, 1],
    ]);
    expect(padSequences(sequences, { length: 3 }).values.shape).toEqual([2, 3, 2]);
  });

  it("is done by loaders, batch by batch", () => {
    const x = [tensor([1]), tensor([2, 3]), tensor([4, 5, 6])];
    const loader = new DataLoader(new Dataset({ x, y: arange(3) }), { batchSize: 2 });
    expect([...loader].map((batch) => batch.x.values.toArray())).toEqual([
      [
        [1, 0],
        [2, 3],
      ],
      [[4, 5, 6]],
    ]);
  });

  it("explains what cannot be padded", () => {
    expect(() => padSequences([])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: padSequences: no sequences.
        There is one sequence at least.]
    `);
    expect(() => padSequences([ones([2, 3]), ones([2, 4])])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: padSequences: [2, 3] of float32 and [2, 4] of float32.
        Sequences are [time, ...features] and differ in time only.]
    `);
    expect(() => padSequences([ones([2])], { length: 1 })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: padSequences: a length of 1 for sequences of 2.
        Padding makes sequences longer, never shorter.]
    `);
  });
});

describe("what no loader or data set can be made of", () => {
  it("is explained", () => {
    expect(() => new Dataset({})).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: Dataset: there are no fields.
        A data set has a field at least, and every field has a value for each row.]
    `);
    expect(() => new Dataset({ x: ones([2, 1]), y: ones([3]) }))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: Dataset: x has 2 rows and y has 3.
        A data set has a field at least, and every field has a value for each row.]
    `);
    expect(() => new Dataset({ x: ones([]) })).toThrow(RangeError);
    expect(() => new Dataset({ rows: ones([2]) })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: Dataset: a field is called rows.
        A batch says under rows and applied where it comes from, so fields have other names.]
    `);
    expect(() => numbered(3).select([3])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: Dataset: there is no row 3.
        Rows are numbered from 0, and this data set has 3.]
    `);
    const data = numbered(3);
    expect(() => new DataLoader(data, { shuffle: true })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: DataLoader: shuffle, drawBy or augment without random.
        What chance decides comes from a seeded stream, so that a run can be repeated.
        Try: { shuffle: true, random: new Random(1) }]
    `);
    expect(() => new DataLoader(data, { batchSize: 4, dropLast: true }))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: DataLoader: batches of 4 from 3 rows, 1 of them ahead.
        Both are whole numbers, and an epoch has a batch at least.]
    `);
    for (const batchSize of [0, 1.5, Number.NaN])
      expect(() => new DataLoader(data, { batchSize })).toThrow(RangeError);
    expect(() => new DataLoader(data, { drawBy: [1, -1, 1], random: new Random(1) }))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: DataLoader: drawBy has 3 weights that add up to NaN, for 3 rows.
        Each row has a weight, 0 or more, and their sum is more than 0 and finite.]
    `);
    expect(() => new DataLoader(data.select([]))).toThrow(RangeError);
  });
});
