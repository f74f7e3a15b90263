import { type Backend, explain, type Random, type Tensor } from "@gradus/core";
import type { Layer } from "@gradus/layers";
import type { CallbackState, Resume, Training } from "../callbacks/callback.ts";
import type { EpochRecord } from "../history.ts";
import { fromJson, type Json, toJson } from "./json.ts";
import { part, prefixed } from "./prefixed.ts";
import { sealed, unsealed } from "./sealed.ts";

/** Something that goes on where its state was taken, such as a loader. */
export interface Resumable {
  state(): Json;
  loadState(state: Json): void;
}

/** Streams of random numbers by name. */
export type Randoms = Readonly<Record<string, Random>>;

/** Everything of a training that is not a tensor. */
interface TrainingNotes {
  readonly epochs: readonly EpochRecord[];
  readonly stopped: string | null;
  readonly optimizer: { readonly time: number; readonly learningRates: readonly number[] };
  readonly randoms: Readonly<Record<string, readonly number[]>>;
  readonly loader: Json;
  readonly callbacks: readonly Json[];
}

const note = "gradus.training";

/**
 * A training after an epoch, as the bytes of a file: weights, optimizer, history, what the callbacks
 * and the loader remember, and where every stream of random numbers stands.
 */
export async function encodeTraining(training: Training, randoms: Randoms): Promise<Uint8Array> {
  const { model, optimizer, callbacks, data, history } = training;
  const { tensors, ...counters } = optimizer.state();
  const states = callbacks.map((callback) => callback.state?.());
  const streams = Object.entries(streamsOf(model, randoms));
  const notes: TrainingNotes = {
    epochs: history.epochs,
    stopped: history.stopped ?? null,
    optimizer: counters,
    randoms: Object.fromEntries(streams.map(([name, random]) => [name, random.state()])),
    loader: isResumable(data) ? data.state() : null,
    callbacks: states.map((state) => state?.data ?? null),
  };
  const named = {
    ...prefixed("model", model.state()),
    ...prefixed("optimizer", tensors),
    ...Object.assign({}, ...states.map((state, i) => prefixed(`callback${i}`, state?.tensors))),
  };
  return sealed(named, { [note]: toJson(notes) });
}

/**
 * Puts a training where its file was written.
 *
 * @throws SafetensorsError if the file is damaged, Error if it is of another training
 */
export async function decodeTraining(
  who: string,
  bytes: Uint8Array,
  training: Training,
  randoms: Randoms,
): Promise<Resume> {
  const { model, optimizer, callbacks, data } = training;
  const { tensors, notes } = await readTraining(who, bytes, backendOf(model));
  const streams = streamsOf(model, randoms);
  checkSame(who, "streams of random numbers", Object.keys(notes.randoms), Object.keys(streams));
  checkSame(who, "callbacks", counted(notes.callbacks), counted(callbacks));
  model.loadState(part(tensors, "model"));
  optimizer.loadState({ ...notes.optimizer, tensors: part(tensors, "optimizer") });
  for (const [name, random] of Object.entries(streams)) random.restore(notes.randoms[name]);
  if (isResumable(data)) data.loadState(notes.loader);
  callbacks.forEach((callback, i) => {
    const state: CallbackState = {
      data: notes.callbacks[i],
      tensors: part(tensors, `callback${i}`),
    };
    callback.loadState?.(state);
  });
  for (const tensor of tensors.values()) tensor.dispose();
  return { epochs: notes.epochs, stopped: notes.stopped ?? undefined };
}

/** The weights in the file of a training. */
export async function weightsOf(
  who: string,
  bytes: Uint8Array,
  model: Layer,
): Promise<Record<string, Tensor>> {
  return part((await readTraining(who, bytes, backendOf(model))).tensors, "model");
}

async function readTraining(
  who: string,
  bytes: Uint8Array,
  backend: Backend | undefined,
): Promise<{ tensors: Map<string, Tensor>; notes: TrainingNotes }> {
  const { tensors, metadata } = await unsealed(who, bytes, { backend });
  const text = metadata[note];
  if (text !== undefined) return { tensors, notes: fromJson(text) as TrainingNotes };
  throw new Error(
    explain(who, "the file holds no training.", "A checkpoint is a file that checkpoint() wrote."),
  );
}

function streamsOf(model: Layer, randoms: Randoms): Record<string, Random> {
  const own = [...model.namedRandoms()].map(([path, random]) => [`model/${path}`, random] as const);
  return { ...Object.fromEntries(own), ...randoms };
}

function isResumable(data: object): data is Resumable {
  return (
    "state" in data &&
    typeof data.state === "function" &&
    "loadState" in data &&
    typeof data.loadState === "function"
  );
}

function backendOf(model: Layer): Backend | undefined {
  for (const [, variable] of model.namedVariables()) return variable.backend;
  return undefined;
}

function counted(list: readonly unknown[]): string[] {
  return list.map((_, i) => String(i));
}

function checkSame(
  who: string,
  what: string,
  saved: readonly string[],
  here: readonly string[],
): void {
  const [a, b] = [saved, here].map((names) => names.toSorted().join(", ") || "none");
  if (a === b) return;
  throw new Error(
    explain(
      who,
      `the saved ${what} are ${a}, and here they are ${b}.`,
      "A training is resumed by the program that began it.",
      "the same arguments as before, or another folder.",
    ),
  );
}
