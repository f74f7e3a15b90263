import { type Backend, explain, Random } from "@gradus/core";
import { Layer } from "@gradus/layers";
import { type Json, toJson } from "./json.ts";
import type { LayerRegistry } from "./layer-kind.ts";

/** A layer as plain data: the name of its kind, what it was built with, and the number of its stream. */
export interface Architecture {
  readonly layer: string;
  readonly config: Readonly<Record<string, Json>>;
  readonly random?: number;
}

/**
 * A model as plain data, in which layers are `{ layer, config }` and functions `{ function }`.
 *
 * @param streams is given every stream that a layer holds, in the order of their numbers
 * @throws Error for a kind or function that the registry does not have, and for a layer that stands
 *   in two places
 */
export function architectureOf(
  model: Layer,
  registry: LayerRegistry,
  streams: Random[] = [],
): Architecture {
  return new Describer(registry, streams).layer(model, "the model");
}

class Describer {
  private readonly registry: LayerRegistry;
  private readonly streams: Random[];
  private readonly seen = new Map<Layer, string>();

  constructor(registry: LayerRegistry, streams: Random[]) {
    this.registry = registry;
    this.streams = streams;
  }

  layer(layer: Layer, path: string): Architecture {
    const before = this.seen.get(layer);
    if (before !== undefined) throw shared(layer, before, path);
    this.seen.set(layer, path);
    const name = nameIn(this.registry.kinds, (kind) => kind.layer === layer.constructor);
    if (name === undefined) throw unknownKind("saveModel", layer.constructor.name, path);
    const config: Record<string, Json> = {};
    for (const [option, value] of Object.entries(layer.config()))
      if (value !== undefined) config[option] = this.value(value, `${path}, ${option}`);
    const random = this.numberOf(streamOf(layer));
    return { layer: name, config, ...(random !== undefined && { random }) };
  }

  private value(value: unknown, path: string): Json {
    if (value instanceof Layer) return { ...this.layer(value, path) };
    if (Array.isArray(value)) return value.map((item, i) => this.value(item, `${path} ${i}`));
    if (typeof value === "function") {
      const name = nameIn(this.registry.functions, (known) => known === value);
      if (name !== undefined) return { function: name };
      throw unknownFunction("saveModel", value.name, path);
    }
    if (isPlain(value)) return value;
    throw new Error(
      explain(
        "saveModel",
        `${path} is of type ${typeof value}.`,
        "A config holds numbers, text, booleans, functions, layers, and lists of these.",
      ),
    );
  }

  private numberOf(random: Random | undefined): number | undefined {
    if (!random) return undefined;
    const known = this.streams.indexOf(random);
    return known === -1 ? this.streams.push(random) - 1 : known;
  }
}

/** The stream that a layer holds itself, or that something in it holds that is not in its config. */
function streamOf(layer: Layer): Random | undefined {
  const own = Object.values(layer).find((field) => field instanceof Random);
  if (own instanceof Random) return own;
  const parts = Object.values(layer.config()).flat();
  const others = parts.flatMap((part) => (part instanceof Layer ? randomsOf(part) : []));
  return randomsOf(layer).find((random) => !others.includes(random));
}

function randomsOf(layer: Layer): Random[] {
  return [...layer.namedRandoms()].map(([, random]) => random);
}

/**
 * The model that an architecture describes, with new weights.
 *
 * @param streams is given every stream that a layer holds, in the order of their numbers
 * @throws Error for a kind or function that the registry does not have, and for a config that is not
 *   the one of the layer that it builds
 */
export function buildModel(
  architecture: Architecture,
  registry: LayerRegistry,
  { streams = [], ...context }: { readonly streams?: Random[]; readonly backend?: Backend } = {},
): Layer {
  const value = (item: Json): unknown => {
    if (Array.isArray(item)) return item.map(value);
    if (typeof item !== "object" || item === null) return item;
    if (!("function" in item)) return build(item as object as Architecture);
    const name = typeof item.function === "string" ? item.function : "";
    if (Object.hasOwn(registry.functions, name)) return registry.functions[name];
    throw unknownFunction("loadModel", name, "the file");
  };
  const build = ({ layer: name, config, random: number }: Architecture): Layer => {
    if (!Object.hasOwn(registry.kinds, name)) throw unknownKind("loadModel", name, "the file");
    const options: Record<string, unknown> = {};
    for (const [option, item] of Object.entries(config)) options[option] = value(item);
    const random = number === undefined ? new Random(0) : (streams[number] ??= new Random(0));
    return registry.kinds[name].build(options, { random, ...context });
  };
  const model = build(architecture);
  const [asked, built] = [architecture, architectureOf(model, registry)].map(toJson);
  if (asked === built) return model;
  throw new Error(
    explain(
      "loadModel",
      `a model ${asked} was asked for, and ${built} was built.`,
      "A kind of layer builds a layer with the config that it is given.",
    ),
  );
}

function nameIn<Item>(
  items: Readonly<Record<string, Item>>,
  test: (item: Item) => boolean,
): string | undefined {
  return Object.entries(items).find(([, item]) => test(item))?.[0];
}

function isPlain(value: unknown): value is string | number | boolean | null {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}

function shared(layer: Layer, before: string, path: string): Error {
  return new Error(
    explain(
      "saveModel",
      `${before} and ${path} are one ${layer.constructor.name}.`,
      "A saved model is a tree: each layer stands in one place.",
      "a layer of your own that holds it once and uses it twice.",
    ),
  );
}

function unknownKind(who: string, name: string, path: string): Error {
  return new Error(
    explain(
      who,
      `${path} has a layer of the kind ${name}, which is not registered.`,
      "A file names the kinds of its layers, and a registry says how each is built.",
      `{ kinds: { ${name}: { layer: ${name}, build: (config, { random }) => new ${name}(…) } } }`,
    ),
  );
}

function unknownFunction(who: string, name: string, path: string): Error {
  const known = name === "" ? "f" : name;
  return new Error(
    explain(
      who,
      `${path} has ${name ? `the function ${name}` : "a function without a name"}, which is not registered.`,
      "A file holds the names of functions, and a registry what they do.",
      `{ functions: { ${known} } }, and the same when loading.`,
    ),
  );
}
