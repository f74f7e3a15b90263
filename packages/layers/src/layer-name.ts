import { Activation } from "./activations/activation.ts";
import type { Layer } from "./layer.ts";

/** What a layer is called where a model is shown: an activation by its name, others by their class. */
export function layerName(layer: Layer): string {
  return layer instanceof Activation ? layer.name : layer.constructor.name;
}
