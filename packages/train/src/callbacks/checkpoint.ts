import { explain } from "@gradus/core";
import type { Layer } from "@gradus/layers";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { decodeTraining, encodeTraining, type Randoms, weightsOf } from "../files/training-file.ts";
import { writeWhole } from "../files/write-whole.ts";
import type { EpochRecord } from "../history.ts";
import type { Callback, Training } from "./callback.ts";
import { monitored } from "./monitored.ts";

export interface CheckpointOptions {
  /** After how many epochs the training is saved again; 1 unless said otherwise. */
  readonly every?: number;
  /** What decides which epoch is the best: the loss, or a metric by name. */
  readonly monitor?: string;
  /** Whether smaller or larger is better. */
  readonly better?: "smaller" | "larger";
  /** Streams of random numbers that are drawn from while training and that no layer holds, by name. */
  readonly randoms?: Randoms;
}

/** Where the last and the best state of a training are, in its folder. */
export const checkpointFiles = { last: "last.safetensors", best: "best.safetensors" } as const;

/**
 * Saves a training after its epochs, and resumes it when it is begun again with the same folder.
 * Node only.
 *
 * A training that was killed at any moment, begun again, ends with the weights of one that never was,
 * bit for bit: each file is written whole or not at all, and holds the weights, the optimizer, the
 * history, what the other callbacks remember, the state of the data if it has `state()` and
 * `loadState()`, every random stream of the model's layers and those in `randoms`.
 *
 * Beside the last epoch it keeps the best one, on the development set if there is one; see
 * {@link loadCheckpoint}. It stands last among the callbacks, to save what they decided.
 *
 * @param folder is made if there is none
 *
 * @example
 * ```ts
 * const shuffle = new Random(1);
 * const callbacks = [earlyStopping(), checkpoint("runs/mnist", { randoms: { shuffle } })];
 * ```
 */
export function checkpoint(
  folder: string,
  { every = 1, monitor = "loss", better = "smaller", randoms = {} }: CheckpointOptions = {},
): Callback {
  checkEvery(every);
  const [last, best] = [checkpointFiles.last, checkpointFiles.best].map((name) =>
    join(folder, name),
  );
  const callback: Callback = {
    async onStart(training) {
      checkLast(callback, training);
      if (!existsSync(last)) return undefined;
      return decodeTraining("checkpoint", await readFile(last), training, randoms);
    },
    async onEpochEnd({ epoch }, training) {
      const { epochs, stopped } = training.history;
      const values = epochs.map((record: EpochRecord) => monitored("checkpoint", monitor, record));
      const isBest = leads(better === "smaller" ? values : values.map((value) => -value));
      const due =
        (epoch + 1) % every === 0 || epoch + 1 === training.epochs || stopped !== undefined;
      if (!isBest && !due) return;
      const bytes = await encodeTraining(training, randoms);
      // the best first: if only this one is written, the same epoch will be run again and write it again
      if (isBest) await writeWhole(best, bytes);
      if (due) await writeWhole(last, bytes);
    },
  };
  return callback;
}

/**
 * Puts the weights of a checkpoint into a model. Node only.
 *
 * @param file such as `join(folder, checkpointFiles.best)`
 * @throws Error if the weights are those of another model; SafetensorsError if the file is damaged
 */
export async function loadCheckpoint(file: string, model: Layer): Promise<void> {
  const weights = await weightsOf("loadCheckpoint", await readFile(file), model);
  model.loadState(weights);
  for (const tensor of Object.values(weights)) tensor.dispose();
}

/** Whether the last number is smaller than all before it. NaN is smaller than nothing. */
function leads(values: readonly number[]): boolean {
  const value = values[values.length - 1];
  return !Number.isNaN(value) && values.slice(0, -1).every((other) => !(other <= value));
}

function checkLast(callback: Callback, { callbacks }: Training): void {
  const place = callbacks.indexOf(callback);
  if (place === callbacks.length - 1) return;
  throw new Error(
    explain(
      "checkpoint",
      `it is callback ${place} of 0 to ${callbacks.length - 1}.`,
      "A checkpoint stands last, so that it saves what the other callbacks decided in the same epoch.",
      "{ callbacks: [...others, checkpoint(folder)] }",
    ),
  );
}

function checkEvery(every: number): void {
  if (Number.isInteger(every) && every >= 1) return;
  throw new RangeError(
    explain("checkpoint", `every is ${every}.`, "every is a whole number of epochs, 1 or more."),
  );
}
