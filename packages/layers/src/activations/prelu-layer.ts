import { full, type Parameter, parameter, type Tensor, type TensorOptions } from "@gradus/core";
import { checkFinite } from "../check-finite.ts";
import { checkLengths } from "../check-lengths.ts";
import { Layer, type LayerConfig } from "../layer.ts";
import { prelu } from "./prelu.ts";

export interface PreluOptions extends TensorOptions {
  /** How many slopes are learned: 1 for everything unless said otherwise, or one for each channel. */
  readonly channels?: number;
  /** Where every slope starts; 0.25 unless said otherwise. */
  readonly initial?: number;
}

/**
 * A rectified linear unit that learns its slope below 0: see {@link prelu}.
 *
 * Leave its weight out of weight decay, which would pull it toward a plain ReLU.
 *
 * @example
 * ```ts
 * new Prelu(); // one slope
 * new Prelu({ channels: 32 }); // one for each channel of [batch, 32, height, width]
 * ```
 */
export class Prelu extends Layer {
  /** `[channels]` */
  readonly weight: Parameter;
  private readonly initial: number;

  constructor({ channels = 1, initial = 0.25, ...options }: PreluOptions = {}) {
    super();
    checkLengths("Prelu", { channels });
    checkFinite("Prelu", "initial slope", initial);
    this.initial = initial;
    this.weight = parameter(full([channels], initial, options));
  }

  /** @param x `[batch, channels, ...]`; any shape if there is only one slope */
  override forward(x: Tensor): Tensor {
    return prelu(x, this.weight);
  }

  override config(): LayerConfig {
    return { channels: this.weight.size, initial: this.initial, dtype: this.weight.dtype };
  }
}
