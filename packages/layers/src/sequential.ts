import { explain, formatShape, type Tensor } from "@gradus/core";
import { Activation, type ActivationFunction } from "./activations/activation.ts";
import { Layer, type LayerConfig } from "./layer.ts";
import { layerName } from "./layer-name.ts";

/**
 * Layers one behind the other: each takes what the one before it returns.
 *
 *     y = fₙ(… f₂(f₁(x)))
 *
 * A function without parameters stands for its {@link Activation}. Another Sequential is a layer like
 * any other. Paths count from 0: `layers.0.weight`; for names instead of numbers, write a layer with
 * fields.
 *
 * @example
 * ```ts
 * const model = new Sequential(new Linear(2, 8, { random }), tanh, new Linear(8, 1, { random }));
 * model.forward(x); // [batch, 2] → [batch, 1]
 * model.at(-1).parameters(); // of the last layer
 * ```
 */
export class Sequential extends Layer {
  readonly layers: readonly Layer[];

  /** @throws TypeError if one is neither a layer nor a function */
  constructor(...layers: readonly (Layer | ActivationFunction)[]) {
    super();
    this.layers = layers.map((layer, i) => {
      if (layer instanceof Layer) return layer;
      if (typeof layer === "function") return new Activation(layer);
      throw notLayer(layer, i);
    });
  }

  /** How many layers there are, not counting those inside. */
  get length(): number {
    return this.layers.length;
  }

  /**
   * The layer at a place; −1 is the last.
   *
   * @throws RangeError if there is none
   */
  at(place: number): Layer {
    const layer = this.layers.at(place);
    if (layer && Number.isInteger(place)) return layer;
    const last = this.length - 1;
    const rule =
      this.length === 0
        ? "It has no layers."
        : `It has layers 0 to ${last}, or -${this.length} to -1 from the end.`;
    throw new RangeError(explain("Sequential", `there is no layer ${place}.`, rule));
  }

  /**
   * @param x whatever the first layer takes
   * @returns what the last layer returns; `x`, if there are no layers
   * @throws what a layer throws, with a line that says which one it was
   */
  override forward(x: Tensor): Tensor {
    return this.layers.reduce((h, layer, i) => {
      try {
        return layer.forward(h);
      } catch (error) {
        throw placed(
          error,
          `At layers.${i} (${layerName(layer)}), which was given ${formatShape(h.shape)}.`,
        );
      }
    }, x);
  }

  override config(): LayerConfig {
    return { layers: this.layers };
  }
}

/** The same error, whose message also says where it happened. */
function placed(error: unknown, place: string): unknown {
  if (!(error instanceof Error)) return error;
  const before = error.message;
  error.message = `${before}\n  ${place}`;
  // the stack was written with the old message, and is what a terminal shows
  if (error.stack) error.stack = error.stack.replace(before, () => error.message);
  return error;
}

function notLayer(given: unknown, place: number): TypeError {
  return new TypeError(
    explain(
      "Sequential",
      `layer ${place} is ${Array.isArray(given) ? "a list" : `of type ${typeof given}`}.`,
      "A Sequential is made of layers and of functions of one tensor.",
      Array.isArray(given) ? "new Sequential(...layers)" : undefined,
    ),
  );
}
