import { type Backend, explain, type Random } from "@gradus/core";
import type { ActivationFunction, Layer } from "@gradus/layers";
import type { Optimizer, OptimizerState } from "@gradus/optimizers";
import { type Architecture, architectureOf, buildModel } from "./architecture.ts";
import { fromJson, toJson } from "./json.ts";
import type { LayerKind, LayerRegistry } from "./layer-kind.ts";
import { layerFunctions, layerKinds } from "./layer-kinds.ts";
import { part, prefixed } from "./prefixed.ts";
import { sealed, unsealed } from "./sealed.ts";

/** What a model is made of beside the layers and functions that are known anyway. */
export interface ModelFileOptions {
  readonly kinds?: Readonly<Record<string, LayerKind>>;
  readonly functions?: Readonly<Record<string, ActivationFunction>>;
}

export interface EncodeModelOptions extends ModelFileOptions {
  /** Its state is saved, too, so that training can continue as if nothing had happened. */
  readonly optimizer?: Optimizer;
}

export interface DecodeModelOptions extends ModelFileOptions {
  /** Where the tensors go. */
  readonly backend?: Backend;
}

/** A model that was saved. */
export interface SavedModel {
  /** In evaluation mode. */
  readonly model: Layer;
  /** For `optimizer.loadState(…)`, if an optimizer was saved. */
  readonly optimizer?: OptimizerState;
}

/** Everything of a model that is not a tensor. */
interface ModelNotes {
  readonly architecture: Architecture;
  readonly streams: readonly (readonly number[])[];
  /** Paths of layers and parameters that rest. */
  readonly frozen: { readonly layers: readonly string[]; readonly parameters: readonly string[] };
  readonly optimizer: Omit<OptimizerState, "tensors"> | null;
}

const note = "gradus.model";

/**
 * A whole model as the bytes of a safetensors file: its variables, and in the notes its architecture
 * as JSON, its streams of random numbers, and what is frozen.
 *
 * @throws Error for a kind of layer or a function that is not registered
 */
export async function encodeModel(
  model: Layer,
  { optimizer, ...options }: EncodeModelOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const streams: Random[] = [];
  const architecture = architectureOf(model, registryOf(options), streams);
  const { tensors = {}, ...counters } = optimizer?.state() ?? {};
  const notes: ModelNotes = {
    architecture,
    streams: streams.map((random) => random.state()),
    frozen: {
      layers: [...model.namedLayers()].flatMap(([path, { frozen }]) => (frozen ? [path] : [])),
      parameters: [...model.namedParameters()].flatMap(([path, x]) => (x.frozen ? [path] : [])),
    },
    optimizer: "time" in counters ? counters : null,
  };
  const named = { ...prefixed("model", model.state()), ...prefixed("optimizer", tensors) };
  return sealed(named, { [note]: toJson(notes) });
}

/**
 * The model that {@link encodeModel} wrote: the same outputs, and with the optimizer's state the same
 * training from there on.
 *
 * @throws SafetensorsError if the file is damaged, Error if it holds no model or one whose layers are
 *   not registered
 */
export async function decodeModel(
  bytes: Uint8Array,
  { backend, ...options }: DecodeModelOptions = {},
): Promise<SavedModel> {
  const { tensors, metadata } = await unsealed("loadModel", bytes, { backend });
  if (metadata[note] === undefined) throw noModel();
  const { architecture, streams, frozen, optimizer } = fromJson(metadata[note]) as ModelNotes;
  const randoms: Random[] = [];
  const on = backend && { backend };
  const model = buildModel(architecture, registryOf(options), { streams: randoms, ...on });
  const weights = part(tensors, "model");
  model.loadState(weights);
  for (const tensor of Object.values(weights)) tensor.dispose();
  randoms.forEach((random, i) => random.restore(streams[i]));
  freeze(model.eval(), frozen);
  if (optimizer === null) return { model };
  return { model, optimizer: { ...optimizer, tensors: part(tensors, "optimizer") } };
}

function registryOf({ kinds, functions }: ModelFileOptions): LayerRegistry {
  return {
    kinds: { ...layerKinds, ...kinds },
    functions: { ...layerFunctions, ...functions },
  };
}

/** Outermost first, as the layers are named, so that each ends as it was. */
function freeze(model: Layer, { layers, parameters }: ModelNotes["frozen"]): void {
  for (const [path, layer] of model.namedLayers()) {
    if (layers.includes(path)) layer.freeze();
    else layer.unfreeze();
  }
  for (const [path, parameter] of model.namedParameters())
    parameter.frozen = parameters.includes(path);
}

function noModel(): Error {
  return new Error(
    explain(
      "loadModel",
      "the file holds no model.",
      "A model is loaded from a file that saveModel() wrote.",
      "loadCheckpoint(file, model), if it is the checkpoint of a training.",
    ),
  );
}
