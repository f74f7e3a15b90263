import { Random, SafetensorsError } from "@gradus/core";
import { DataLoader, Dataset } from "@gradus/data";
import { Dropout, Linear, Sequential, tanh } from "@gradus/layers";
import { Sgd } from "@gradus/optimizers";
import * as fc from "fast-check";
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { fit } from "../fit.ts";
import { Line, pointsOnLine, squaredError } from "../testing/line.ts";
import { hexOf, longTraining } from "../testing/long-training.ts";
import type { Callback } from "./callback.ts";
import { checkpoint, checkpointFiles, loadCheckpoint } from "./checkpoint.ts";

const top = mkdtempSync(join(tmpdir(), "checkpoints "));
afterAll(() => rmSync(top, { recursive: true }));
let folders = 0;
const newFolder = (): string => join(top, String(folders++));

const epochs = 8;
const whole = longTraining(newFolder(), epochs);

/** Runs a training in a child. Lets it take so many steps, and kills it without warning a moment later. */
function runChild(folder: string, steps = Infinity, delay = 0): Promise<string> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  const file = fileURLToPath(new URL("../testing/long-training-child.ts", import.meta.url));
  const args = ["--conditions=gradus-source", "--import", tsx, file, folder, String(epochs)];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.on("error", () => {}); // it may be gone already
  return new Promise((resolve) => {
    let [output, taken] = ["", 0];
    child.stdout.on("data", (chunk) => {
      output += String(chunk);
      if (!String(chunk).startsWith("step")) return;
      child.stdin.write("on\n");
      if (++taken >= steps) setTimeout(() => child.kill("SIGKILL"), delay);
    });
    child.on("close", () => resolve(output));
  });
}

describe("checkpoint", () => {
  it("lets a training that was killed end with the same weights, bit for bit", async () => {
    const folder = newFolder();
    const outputs = [
      await runChild(folder, 4), // in the first epoch
      await runChild(folder, 10), // in the second
      await runChild(folder, 6, 1), // about where an epoch is saved
      await runChild(folder, 6, 2),
      await runChild(folder, 6, 4),
      await runChild(folder),
    ];
    const first = outputs.map((output) => output.split("\n")[0]);
    expect(first.slice(0, 3)).toEqual(["step 0.0", "step 0.0", "step 1.0"]);
    expect(outputs.slice(0, -1).every((output) => !output.includes("done"))).toBe(true);
    expect(outputs[5].split("done\n")[1].trim()).toBe((await whole).weights);
  }, 60_000);

  it("resumes after whichever epoch the last one was", async () => {
    const { weights, history } = await whole;
    class Killed extends Error {}
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(epochs * 6 - 1), { maxLength: 3 }), async (ends) => {
        const folder = newFolder();
        for (const end of ends) {
          let steps = 0;
          const kill: Callback = {
            onStep() {
              if (steps++ === end) throw new Killed("here");
            },
          };
          await longTraining(folder, epochs, [kill]).catch((error: unknown) => {
            if (!(error instanceof Killed)) throw error;
          });
        }
        const resumed = await longTraining(folder, epochs, [{}]);
        expect(resumed.weights).toBe(weights);
        expect(resumed.history.epochs.map(({ dev }) => dev)).toEqual(
          history.epochs.map(({ dev }) => dev),
        );
      }),
      { numRuns: 20 },
    );
  }, 60_000);

  it("remembers a shuffling loader and dropout by itself", async () => {
    const train = async (folder: string, count: number): Promise<string> => {
      const random = new Random(1);
      const [{ x, y }] = pointsOnLine(1, 20);
      const data = new DataLoader(new Dataset({ x, y }), { batchSize: 4, shuffle: true, random });
      const hidden = new Linear(1, 8, { random });
      const drop = new Dropout(0.3, { random });
      const model = new Sequential(hidden, tanh, drop, new Linear(8, 1, { random }));
      const optimizer = new Sgd(model.parameters(), { learningRate: 0.1 });
      const callbacks = [checkpoint(folder)];
      await fit(model, data, { loss: squaredError, optimizer, epochs: count, callbacks });
      return hexOf(model);
    };
    const uninterrupted = await train(newFolder(), 5);
    const folder = newFolder();
    for (const count of [1, 3]) await train(folder, count);
    expect(await train(folder, 5)).toBe(uninterrupted);
  });

  it("keeps the best epoch beside the last", async () => {
    const folder = newFolder();
    const { history, model } = await longTraining(folder, epochs);
    const losses = history.epochs.map(({ dev }) => dev!.loss);
    const best = losses.indexOf(Math.min(...losses));
    const text = readFileSync(join(folder, checkpointFiles.best), "latin1");
    expect(text).toContain(`\\"epoch\\":${best},`);
    expect(text).not.toContain(`\\"epoch\\":${best + 1},`);
    const restored = new (model.constructor as new () => typeof model)();
    await loadCheckpoint(join(folder, checkpointFiles.best), restored);
    expect(hexOf(restored)).toBe(hexOf(model)); // early stopping had put the best weights back
  });

  it("does nothing more when the training had ended", async () => {
    const folder = newFolder();
    const stop: Callback = {
      onEpochEnd: ({ epoch }, run) => void (epoch === 1 && run.stop("enough")),
    };
    const first = await longTraining(folder, epochs, [stop]);
    const again = await longTraining(folder, epochs, [stop]);
    expect([first.history.stopped, again.history.stopped]).toEqual(["enough", "enough"]);
    expect(again.history).toEqual(first.history);
    expect(again.weights).toBe(first.weights);
  });

  it("refuses a damaged file, wherever the damage is", async () => {
    const folder = newFolder();
    await longTraining(folder, 1);
    const last = join(folder, checkpointFiles.last);
    const bytes = readFileSync(last);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, change) => {
          const damaged = Buffer.from(bytes);
          damaged[at] ^= change;
          writeFileSync(last, damaged);
          await expect(longTraining(folder, 2)).rejects.toThrow(SafetensorsError);
          writeFileSync(last, bytes.subarray(0, at));
          await expect(longTraining(folder, 2)).rejects.toThrow(SafetensorsError);
        },
      ),
      { numRuns: 50 },
    );
    expect(readdirSync(folder).toSorted()).toEqual(["best.safetensors", "last.safetensors"]);
  });

  it("explains what does not fit", async () => {
    const folder = newFolder();
    await longTraining(folder, 1);
    const model = new Line();
    const optimizer = new Sgd(model.parameters());
    const train = (callbacks: Callback[]): Promise<unknown> =>
      fit(model, pointsOnLine(1), { loss: squaredError, optimizer, epochs: 2, callbacks });
    await expect(train([{}, checkpoint(folder)])).rejects.toThrowErrorMatchingInlineSnapshot(`
      [Error: checkpoint: the saved streams of random numbers are model/random, shuffle, and here they are none.
        A training is resumed by the program that began it.
        Try: the same arguments as before, or another folder.]
    `);
    const randoms = { shuffle: new Random(1), "model/random": new Random(2) };
    await expect(train([checkpoint(folder, { randoms })])).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [Error: checkpoint: the saved callbacks are 0, 1, and here they are 0.
        A training is resumed by the program that began it.
        Try: the same arguments as before, or another folder.]
    `);
    await expect(train([{}, checkpoint(folder, { randoms })])).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [Error: loadState: missing: w, b; unknown: inner, outer, running
        A state has a tensor for each variable of the layer, and nothing else.
        Try: build the layer with the same options as the one that was saved.]
    `);
    await expect(train([checkpoint(folder), {}])).rejects.toThrowErrorMatchingInlineSnapshot(`
      [Error: checkpoint: it is callback 0 of 0 to 1.
        A checkpoint stands last, so that it saves what the other callbacks decided in the same epoch.
        Try: { callbacks: [...others, checkpoint(folder)] }]
    `);
    expect(() => checkpoint(folder, { every: 0 })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: checkpoint: every is 0.
        every is a whole number of epochs, 1 or more.]
    `);
  });
});
