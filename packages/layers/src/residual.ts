import { formatShape, sameShape, ShapeError, type Tensor } from "@gradus/core";
import { Layer, type LayerConfig } from "./layer.ts";

/**
 * A layer with a way around it: what is learned is the difference.
 *
 *     y = f(x) + x            or f(x) + s(x), with a layer on the shortcut
 *     ∂L/∂x = g + ∂f/∂xᵀ g
 *
 * The gradient always has the short way back, so that very deep networks learn.
 *
 * @see He, Zhang, Ren & Sun, "Deep Residual Learning for Image Recognition" (2016), https://arxiv.org/abs/1512.03385
 *
 * @example
 * ```ts
 * new Residual(new Sequential(new Conv2d(8, 8, 3, { random, padding: "same" }), relu));
 * new Residual(body, new Conv2d(8, 16, 1, { random, stride: 2 })); // where the shape changes
 * ```
 */
export class Residual extends Layer {
  readonly body: Layer;
  readonly shortcut: Layer | undefined;

  /**
   * @param body f
   * @param shortcut s, for where f changes the shape; the identity unless given
   */
  constructor(body: Layer, shortcut?: Layer) {
    super();
    this.body = body;
    this.shortcut = shortcut;
  }

  /**
   * @param x whatever the layer takes
   * @returns the shape that the layer returns
   * @throws ShapeError if the two ways end in different shapes
   */
  override forward(x: Tensor): Tensor {
    const y = this.body.forward(x);
    const short = this.shortcut ? this.shortcut.forward(x) : x;
    if (sameShape(y.shape, short.shape)) return y.add(short);
    throw new ShapeError(
      "Residual",
      `the layer makes ${formatShape(y.shape)} of ${formatShape(x.shape)}, and the shortcut ${formatShape(short.shape)}.`,
      "Both ways end in the same shape, so that they can be added.",
      this.shortcut ? undefined : "a layer on the shortcut that changes the shape in the same way",
    );
  }

  override config(): LayerConfig {
    return { body: this.body, shortcut: this.shortcut };
  }
}
