import { Random } from "@gradus/core";
import * as fc from "fast-check";
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { threadArguments } from "../testing/thread-arguments.ts";
import { score } from "../testing/trial.ts";
import { bestDev } from "./best-dev.ts";
import { type Evaluate, search } from "./search.ts";
import { choice, grid, integers, logUniform, randomSettings, uniform } from "./space.ts";
import { workerPool } from "./worker-pool.ts";

const folder = mkdtempSync(join(tmpdir(), "search "));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const newFile = (): string => join(folder, "deep", `${files++}.jsonl`);

const candidates = randomSettings(
  { rate: uniform(0, 1), kind: choice("plain", "plain", "broken", "odd") },
  12,
  new Random(1),
);

describe("randomSettings", () => {
  const space = {
    a: uniform(-1, 1),
    b: logUniform(1e-4, 1),
    c: integers(2, 5),
    d: choice("x", true),
  };

  it("draws within its bounds, and the same for the same seed", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const drawn = randomSettings(space, 5, new Random(seed));
        expect(drawn).toEqual(randomSettings(space, 5, new Random(seed)));
        for (const { a, b, c, d } of drawn) {
          expect(Math.abs(Number(a))).toBeLessThanOrEqual(1);
          expect(Number(b)).toBeGreaterThanOrEqual(1e-4);
          expect(Number(b)).toBeLessThanOrEqual(1);
          expect([2, 3, 4]).toContain(c);
          expect(["x", true]).toContain(d);
        }
      }),
    );
  });

  it("gives each power of ten its share of a log-uniform range", () => {
    const drawn = randomSettings({ b: logUniform(1e-4, 1) }, 4000, new Random(2));
    const counts = [0, 0, 0, 0];
    for (const { b } of drawn) counts[Math.floor(-Math.log10(Number(b)))]++;
    // four standard errors of 4000 draws with p = 1/4 are 110
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(110);
  });

  it("explains bounds that are none", () => {
    expect(() => logUniform(0, 1)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: logUniform: from 0 to 1.
        Both bounds are finite and greater than 0, and the lower one is less.]
    `);
    expect(() => integers(1, 1)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: integers: from 1 to 1.
        Both bounds are whole numbers, and the second, never drawn, is greater.]
    `);
    expect(() => uniform(1, 0)).toThrow(RangeError);
    expect(() => choice()).toThrow("there are no values.");
  });
});

describe("grid", () => {
  it("has every combination once", () => {
    expect(grid({ a: [1, 2], b: ["x", "y"] })).toEqual([
      { a: 1, b: "x" },
      { a: 1, b: "y" },
      { a: 2, b: "x" },
      { a: 2, b: "y" },
    ]);
    const lists = fc.dictionary(fc.string(), fc.uniqueArray(fc.integer(), { minLength: 1 }), {
      maxKeys: 3,
    });
    fc.assert(
      fc.property(lists, (values) => {
        const all = grid(values);
        const product = Object.values(values).reduce((n, list) => n * list.length, 1);
        expect(new Set(all.map((settings) => JSON.stringify(settings))).size).toBe(product);
        expect(all).toHaveLength(product);
      }),
    );
    expect(() => grid({ a: [] })).toThrow("a has no values.");
  });
});

describe("search", () => {
  it("finds the best score, and keeps what failed apart", async () => {
    const { best, results } = await search(candidates, score);
    const scores = results.flatMap((result) => result.score ?? []);
    expect(best!.score).toBe(Math.max(...scores));
    expect(results.map(({ settings }) => settings)).toEqual(candidates);
    expect(new Set(results.flatMap(({ error }) => error ?? []))).toEqual(
      new Set(["this kind does not work", "the score is NaN"]),
    );
    const { best: least } = await search(candidates, score, { better: "smaller" });
    expect(least!.score).toBe(Math.min(...scores));
  });

  it("finds the same, however many trials run at once", async () => {
    const one = await search(candidates, score);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 20 }), async (parallel) => {
        expect(await search(candidates, score, { parallel })).toEqual(one);
      }),
      { numRuns: 10 },
    );
  });

  it("loses no result: stopped anywhere and begun again, it tries only what is left", async () => {
    const whole = await search(candidates, score);
    class Stop extends Error {}
    await fc.assert(
      fc.asyncProperty(
        fc.nat(11),
        fc.integer({ min: 1, max: 4 }),
        fc.nat(30),
        async (end, parallel, torn) => {
          const file = newFile();
          let count = 0;
          const stop = (): void => {
            if (++count > end) throw new Stop("here");
          };
          await search(candidates, score, { file, parallel, onResult: stop }).catch(
            (error: unknown) => {
              if (!(error instanceof Stop)) throw error;
            },
          );
          await new Promise((resolve) => setTimeout(resolve, 10)); // the other trials end
          const lines = readFileSync(file, "utf8").trimEnd().split("\n");
          appendFileSync(file, lines[0].slice(0, torn)); // killed in the middle of a line
          const tried: number[] = [];
          const counting: Evaluate = (settings, context) => {
            tried.push(context.trial);
            return score(settings, context);
          };
          expect(await search(candidates, counting, { file, parallel })).toEqual(whole);
          const done = lines.map((line) => JSON.parse(line) as { trial: number; score?: number });
          const known = done.flatMap((result) => (result.score === undefined ? [] : result.trial));
          expect(tried.filter((trial) => known.includes(trial))).toEqual([]);
          const third = await search(candidates, () => Number.NaN, { file });
          expect(third.best).toEqual(whole.best); // the file was whole again
        },
      ),
      { numRuns: 15 },
    );
  }, 30_000);

  it("runs in threads, which may die", async () => {
    const execArgv = threadArguments();
    const module = new URL("../testing/trial.ts", import.meta.url);
    const pool = workerPool(module, "score", { workers: 2, execArgv });
    const plain = { rate: 0.3, kind: "plain" };
    const dying = [{ kind: "deadly" }, plain, { kind: "late" }, { kind: "late" }, plain, plain];
    const more = [...candidates, ...dying];
    const { results } = await search(more, pool.evaluate, { parallel: pool.workers });
    const here = await search(candidates, score);
    expect(results.slice(0, candidates.length)).toEqual(here.results);
    expect(results[candidates.length].error).toBe("the thread ended with code 3");
    expect(results.at(-3)!.error).toBe("nobody catches this");
    for (const place of [-5, -2, -1]) expect(results.at(place)!.score).toBeCloseTo(0, 5);
    await pool.close();
    const none = workerPool(module, "nothing", { workers: 1, execArgv });
    expect((await search([{}], none.evaluate)).results[0].error).toMatch(/has no export nothing$/);
    await none.close();
  }, 30_000);

  it("refuses a file of another search, or of none", async () => {
    const file = newFile();
    await search([{ a: 1 }], () => 1, { file });
    const place = (error: unknown): string => String(error).replaceAll(file, "FILE");
    await expect(search([{ a: 2 }], () => 1, { file }).catch(place)).resolves
      .toMatchInlineSnapshot(`
      "Error: search: FILE:1 is trial 0 with {"a":1}, and here that is {"a":2}.
        A results file belongs to one search: the same candidates in the same order.
        Try: another file."
    `);
    appendFileSync(file, "hello\n");
    await expect(search([{ a: 1 }], () => 1, { file }).catch(place)).resolves
      .toMatchInlineSnapshot(`
      "Error: search: FILE:2 is hello
        Every line of a results file is a result, as search() wrote it.
        Try: another file, or without this line."
    `);
    await expect(search([], () => 1)).rejects.toThrow("there are no candidates.");
    await expect(search([{}], () => 1, { parallel: 0 })).rejects.toThrow("parallel is 0.");
  });
});

describe("bestDev", () => {
  const train = { loss: 0.1, metrics: { accuracy: 1 } };
  const record = { epoch: 0, train, learningRate: 1, seconds: 1 };
  const measured = [0.5, 0.7].map((accuracy) => ({
    ...record,
    dev: { loss: 1 - accuracy, metrics: { accuracy } },
  }));

  it("looks at the development set only", () => {
    expect(bestDev({ epochs: measured })).toBeCloseTo(0.3);
    expect(bestDev({ epochs: measured }, { monitor: "accuracy", better: "larger" })).toBe(0.7);
    expect(() => bestDev({ epochs: [record] })).toThrowErrorMatchingInlineSnapshot(`
      [Error: bestDev: the training had no development set.
        Settings are chosen by how well they do on examples that were not trained on.
        Try: fit(…, { dev })]
    `);
  });
});
