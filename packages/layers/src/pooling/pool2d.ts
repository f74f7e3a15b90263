import { checkSliding, type Pair, type PoolOptions } from "@gradus/core";
import { Layer, type LayerConfig } from "../layer.ts";

/** A pooling of images as a layer, without parameters; the kinds differ in what they make of a window. */
export abstract class Pool2d extends Layer {
  /** How large the window is. */
  readonly kernel: Pair;
  protected readonly options: PoolOptions;

  /**
   * @param kernel how large the window is, `[height, width]` or both in one
   * @param options how it slides; its stride is its own size unless said otherwise
   * @throws RangeError for a kernel or options that are none
   */
  constructor(kernel: Pair, options: PoolOptions = {}) {
    super();
    checkSliding(new.target.name, kernel, options);
    this.kernel = kernel;
    this.options = options;
  }

  override config(): LayerConfig {
    return { kernel: this.kernel, ...this.options };
  }
}
