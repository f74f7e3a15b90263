import type { Backend, Random } from "@gradus/core";
import type { ActivationFunction, Layer, LayerConfig } from "@gradus/layers";

/** What a layer is built with beside its config. */
export interface BuildContext {
  /** The stream of the layer that was saved; where it held none, one whose draws will be replaced. */
  readonly random: Random;
  readonly backend?: Backend;
}

/**
 * A class of layers, and how one is built again from its `config()`.
 *
 * @example
 * ```ts
 * class Net extends Layer { …; config() { return { hidden: 64 }; } }
 * const build = ({ hidden }: { hidden: number }, { random }: BuildContext) => new Net(hidden, random);
 * await loadModel("net.safetensors", { kinds: { Net: { layer: Net, build } } });
 * ```
 */
export interface LayerKind {
  readonly layer: abstract new (...options: never[]) => Layer;
  /** Every kind has a config of its own type, which is why this is a method. */
  build(config: LayerConfig, context: BuildContext): Layer;
}

/** What saved models may be made of, by the names that files use. */
export interface LayerRegistry {
  readonly kinds: Readonly<Record<string, LayerKind>>;
  readonly functions: Readonly<Record<string, ActivationFunction>>;
}
