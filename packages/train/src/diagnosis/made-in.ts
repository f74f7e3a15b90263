import { type Tensor, zeros } from "@gradus/core";
import type { Layer } from "@gradus/layers";

/** In which layer a tensor was made, by the layer's path and kind: `hidden (Linear)`. */
export type MadeIn = (tensor: Tensor) => string | undefined;

interface Span {
  readonly name: string;
  /** Ids of tensors count up, so two of them frame what a layer made. */
  readonly from: number;
  readonly to: number;
}

/**
 * Runs `body` and notes which layer of a model makes which tensor: the innermost one, where layers
 * are made of others.
 */
export function watchLayers<Result>(model: Layer, body: () => Result): [Result, MadeIn] {
  const spans: Span[] = [];
  const layers = new Map([...model.namedLayers()].map(([path, layer]) => [layer, path]));
  for (const [layer, path] of layers) {
    const name = path === "" ? layer.constructor.name : `${path} (${layer.constructor.name})`;
    const watched = (x: Tensor): Tensor => {
      const from = now();
      const y = Object.getPrototypeOf(layer).forward.call(layer, x) as Tensor;
      spans.push({ name, from, to: now() });
      return y;
    };
    if (!Object.hasOwn(layer, "forward"))
      Object.defineProperty(layer, "forward", { value: watched, configurable: true });
    else layers.delete(layer);
  }
  try {
    // an inner span ends before the one around it, so the first that fits is the innermost
    return [body(), ({ id }) => spans.find(({ from, to }) => from < id && id < to)?.name];
  } finally {
    for (const layer of layers.keys()) Reflect.deleteProperty(layer, "forward");
  }
}

/** The id that the next tensor gets, about now. */
function now(): number {
  const mark = zeros([]);
  mark.dispose();
  return mark.id;
}
