import { explain, type Tensor } from "@gradus/core";
import { Layer, type LayerConfig } from "./layer.ts";

/**
 * Lays each example out flat, as a fully connected layer takes it.
 *
 * @example
 * ```ts
 * new Flatten().forward(images); // [batch, 8, 4, 4] → [batch, 128]
 * ```
 */
export class Flatten extends Layer {
  private readonly startAxis: number;

  /**
   * @param startAxis the first axis to be laid out; 1 unless said otherwise, so that the batch stays
   * @throws RangeError unless it is a whole number
   */
  constructor(startAxis = 1) {
    super();
    if (!Number.isInteger(startAxis)) {
      const rule = "An axis is a whole number; a negative one counts from the end.";
      throw new RangeError(explain("Flatten", `startAxis is ${startAxis}.`, rule));
    }
    this.startAxis = startAxis;
  }

  /**
   * @param x `[batch, ...]`
   * @returns `[batch, features]`
   */
  override forward(x: Tensor): Tensor {
    return x.flatten(this.startAxis);
  }

  override config(): LayerConfig {
    return { startAxis: this.startAxis };
  }
}
