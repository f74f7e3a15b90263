import {
  type DType,
  noGrad,
  type Parameter,
  scope,
  type Shape,
  type Tensor,
  zeros,
} from "@gradus/core";
import type { Layer } from "./layer.ts";

/** Which input to send through a model. */
export interface TraceOptions {
  /** What the input holds; the dtype of the parameters unless said otherwise. int32 for an embedding. */
  readonly dtype?: DType;
}

/** What one layer of a model did with one batch. */
export interface TracedLayer {
  /** Where it stands: `layers.0`; empty for the model itself. */
  readonly path: string;
  readonly layer: Layer;
  /** What it returned, each time it was called; none if it was not. */
  readonly outputs: readonly Shape[];
  /** The parameters in its own fields that no layer before it has. */
  readonly parameters: readonly Parameter[];
}

/** A batch of two, so that its axis can be told from others that are 1 long. */
export const TRACED_BATCH = 2;

/**
 * What each layer of a model returns, found by sending zeros through it.
 *
 * Nothing is recorded, no statistics move and no random numbers are used up. A layer that stands in
 * several places is listed in each, with the calls in their order and its parameters only once.
 *
 * @param inputShape of one example, without the batch
 * @throws what the model throws for such an input
 */
export function trace(
  model: Layer,
  inputShape: Shape,
  { dtype }: TraceOptions = {},
): TracedLayer[] {
  const layers = [...model.namedLayers()];
  const outputs = new Map<Layer, Shape[]>(layers.map(([, layer]) => [layer, []]));
  const [first] = model.parameters();
  const options = {
    dtype: dtype ?? first?.dtype ?? "float32",
    ...(first && { backend: first.backend }),
  };
  const leave = enter(model, outputs);
  try {
    noGrad(() => scope(() => void model.forward(zeros([TRACED_BATCH, ...inputShape], options))));
  } finally {
    leave();
  }
  const places = countPlaces(layers);
  return layers.map(([path, layer]) => {
    const calls = outputs.get(layer) ?? [];
    return {
      path,
      layer,
      outputs: places.get(layer) === 1 ? calls : calls.splice(0, 1),
      parameters: ownParameters(model, path, layers),
    };
  });
}

/** Watches what each layer returns, in evaluation; undone by what is returned. */
function enter(model: Layer, outputs: ReadonlyMap<Layer, Shape[]>): () => void {
  const training = new Map([...outputs.keys()].map((layer) => [layer, layer.training]));
  const streams = [...model.namedRandoms()].map(([, random]) => [random, random.state()] as const);
  model.eval();
  for (const [layer, shapes] of outputs) {
    const forward = layer.forward.bind(layer);
    const watched = (...given: Parameters<Layer["forward"]>): Tensor => {
      const y = forward(...given);
      shapes.push(y.shape);
      return y;
    };
    // hides the method of the class, and is no field that paths would be looked for in
    Object.defineProperty(layer, "forward", { value: watched, configurable: true });
  }
  return () => {
    for (const layer of outputs.keys()) Reflect.deleteProperty(layer, "forward");
    // outermost first, since each takes everything inside along
    for (const [layer, on] of training)
      if (on) layer.train();
      else layer.eval();
    for (const [random, state] of streams) random.restore(state);
  };
}

function countPlaces(layers: readonly [path: string, layer: Layer][]): Map<Layer, number> {
  const places = new Map<Layer, number>();
  for (const [, layer] of layers) places.set(layer, (places.get(layer) ?? 0) + 1);
  return places;
}

/** The parameters of a model that stand in the fields of the layer at `path`, and in none inside it. */
function ownParameters(
  model: Layer,
  path: string,
  layers: readonly [path: string, layer: Layer][],
): Parameter[] {
  const inside = (name: string, of: string): boolean => of === "" || name.startsWith(`${of}.`);
  const deeper = layers
    .map(([other]) => other)
    .filter((other) => other !== path && inside(other, path));
  return [...model.namedParameters()]
    .filter(([name]) => inside(name, path) && !deeper.some((other) => inside(name, other)))
    .map(([, parameter]) => parameter);
}
