import { explain, type Tensor } from "@gradus/core";
import { Layer, type LayerConfig } from "../layer.ts";

/** A function from a tensor to a tensor of the same shape, without parameters. */
export type ActivationFunction = (x: Tensor) => Tensor;

export interface ActivationOptions {
  /** What it is called where a model is printed; the function's own name unless said otherwise. */
  readonly name?: string;
}

/**
 * An activation as a layer, so that it can stand between others.
 *
 * @example
 * ```ts
 * new Activation(relu);
 * new Activation((x) => leakyRelu(x, { slope: 0.2 }), { name: "leakyRelu(0.2)" });
 * ```
 */
export class Activation extends Layer {
  /** What it is called where a model is printed. */
  readonly name: string;
  private readonly f: ActivationFunction;

  constructor(f: ActivationFunction, { name }: ActivationOptions = {}) {
    super();
    if (typeof f !== "function") {
      throw new TypeError(
        explain(
          "Activation",
          `a ${typeof f} was given.`,
          "An activation is a function of one tensor.",
          "new Activation(relu)",
        ),
      );
    }
    this.f = f;
    this.name = name ?? (f.name || "activation");
  }

  /** @param x whatever the function takes */
  override forward(x: Tensor): Tensor {
    return this.f(x);
  }

  override config(): LayerConfig {
    return { f: this.f, name: this.name };
  }

  /** The name, as a model shows it. */
  override toString(): string {
    return this.name;
  }
}
