import { formatShape, ShapeError, type Tensor } from "@gradus/core";
import { Layer, type LayerConfig } from "../layer.ts";

/** A pooling of whole images to one number a channel. */
abstract class GlobalPool2d extends Layer {
  /** The pooling of the two axes of an image. */
  protected abstract pool(x: Tensor, axes: readonly number[]): Tensor;

  /**
   * @param x `[batch, channels, height, width]`, of any height and width
   * @returns `[batch, channels]`
   * @throws ShapeError unless there are four axes
   */
  override forward(x: Tensor): Tensor {
    if (x.rank === 4) return this.pool(x, [2, 3]);
    throw new ShapeError(
      this.constructor.name,
      `the images are ${formatShape(x.shape)}.`,
      "Images have four axes: [batch, channels, height, width].",
    );
  }

  override config(): LayerConfig {
    return {};
  }
}

/**
 * The mean of each channel over the whole image.
 *
 *     y[n, c] = mean of x[n, c]
 *
 * It makes a classifier of a fully convolutional network, for images of any size.
 *
 * @see Lin, Chen & Yan, "Network In Network" (2014), §3.2, https://arxiv.org/abs/1312.4400
 *
 * @example
 * ```ts
 * new GlobalAvgPool2d().forward(images); // [batch, 16, 4, 4] → [batch, 16]
 * ```
 */
export class GlobalAvgPool2d extends GlobalPool2d {
  protected override pool(x: Tensor, axes: readonly number[]): Tensor {
    return x.mean(axes);
  }
}

/**
 * The largest number of each channel over the whole image: whether its pattern is anywhere.
 *
 *     y[n, c] = max of x[n, c]
 */
export class GlobalMaxPool2d extends GlobalPool2d {
  protected override pool(x: Tensor, axes: readonly number[]): Tensor {
    return x.max(axes);
  }
}
