import type { PoolSizes, SlidingAxis } from "../backend/backend.ts";
import { countSeen } from "../backend/sliding-axis.ts";
import { ShapeError } from "../tensor/shape-error.ts";
import { formatShape } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { type Pair, type SlidingOptions, wholePair, windowOver } from "./sliding-window.ts";

/** How a pooling window slides; its stride is its own size unless said otherwise. */
export type PoolOptions = SlidingOptions;

/**
 * The sizes of a pooling.
 *
 * @param x `[batch, channels, height, width]`
 * @throws ShapeError if the window does not fit or could see nothing but padding, RangeError for
 *   options that are none
 */
export function poolSizes(
  op: string,
  x: Tensor,
  kernel: Pair,
  { stride = kernel, ...options }: PoolOptions,
): PoolSizes {
  if (x.rank !== 4) {
    throw new ShapeError(
      op,
      `the images are ${formatShape(x.shape)}.`,
      "Images have four axes: [batch, channels, height, width].",
    );
  }
  const taps = wholePair(op, "kernel", kernel, 1);
  const [batch, channels, height, width] = x.shape;
  const window = windowOver(op, [height, width], taps, { stride, ...options });
  checkSeen(op, "height", window.rows);
  checkSeen(op, "width", window.columns);
  return { images: batch * channels, ...window };
}

function checkSeen(op: string, name: string, axis: SlidingAxis): void {
  for (let place = 0; place < axis.places; place++) {
    if (countSeen(axis, place) > 0) continue;
    throw new ShapeError(
      op,
      `at place ${place} the window sees nothing of the ${name} of ${axis.length}, only padding.`,
      "Padding is left out of a pooling, so each window sees one number of the image or more.",
    );
  }
}
