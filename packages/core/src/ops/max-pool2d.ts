import { grad } from "../autograd/grad.ts";
import { record } from "../autograd/record.ts";
import { isRecording } from "../autograd/recording.ts";
import type { PoolSizes, SlidingAxis } from "../backend/backend.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { stack } from "./concat.ts";
import { pad, type Padding } from "./pad.ts";
import { type PoolOptions, poolSizes } from "./pool-sizes.ts";
import type { Range } from "./range.ts";
import { slice } from "./slice.ts";
import type { Pair } from "./sliding-window.ts";

/**
 * The largest number in each window of an image: it keeps what is strongest, wherever it stands.
 *
 *     y[p] = max over k of x[p · stride + k · dilation − padding]
 *     ∂L/∂x = g at the largest number of each window
 *
 * Where several are equally large they share the gradient in equal parts, as in `max`. Padding is
 * never the largest. NaN wins.
 *
 * @param x `[batch, channels, height, width]`
 * @param kernel how large the window is, `[height, width]` or both in one
 * @returns `[batch, channels, places, places]`
 * @throws ShapeError if the window does not fit or could see nothing but padding, RangeError for
 *   options that are none
 * @see Goodfellow et al., *Deep Learning* (2016), §9.3
 */
export function maxPool2d(x: Tensor, kernel: Pair, options: PoolOptions = {}): Tensor {
  const sizes = poolSizes("maxPool2d", x, kernel, options);
  const pool = x.backend.fused.maxPool2d;
  if (!pool) return maxPool2dByDefinition(x, sizes);
  const shape = [...x.shape.slice(0, 2), sizes.rows.places, sizes.columns.places];
  const y = x.derive(pool(x.storage, sizes), shape);
  return record("maxPool2d", y, [x, (g) => maxPool2dPullback(g, x, y, sizes)]);
}

/** The definition, as ops: one copy of the image for each tap, and the largest of them. */
export function maxPool2dByDefinition(x: Tensor, { rows, columns }: PoolSizes): Tensor {
  const lowest = x.dtype === "int32" ? -(2 ** 31) : -Infinity;
  const padded = pad(x, [[0, 0], [0, 0], paddingOf(rows), paddingOf(columns)], lowest);
  const views = Array.from({ length: rows.taps * columns.taps }, (_, tap) => {
    const [ky, kx] = [Math.floor(tap / columns.taps), tap % columns.taps];
    return slice(padded, null, null, seenBy(rows, ky), seenBy(columns, kx));
  });
  return stack(views).max(0);
}

/** As much padding as the window reaches. */
function paddingOf({ length, taps, places, stride, dilation, before }: SlidingAxis): Padding {
  const end = (places - 1) * stride + (taps - 1) * dilation + 1;
  return [before, Math.max(0, end - length - before)];
}

/** What one tap reads at all places. */
function seenBy({ places, stride, dilation }: SlidingAxis, tap: number): Range {
  const start = tap * dilation;
  return [start, start + (places - 1) * stride + 1, stride];
}

/** One kernel when nobody will differentiate it again; otherwise the definition's, which can be. */
function maxPool2dPullback(g: Tensor, x: Tensor, y: Tensor, sizes: PoolSizes): Tensor {
  const kernel = x.backend.fused.maxPool2dGrad;
  if (kernel && !isRecording())
    return x.derive(kernel(g.storage, x.storage, y.storage, sizes), x.shape);
  return grad((at) => maxPool2dByDefinition(at, sizes).mul(g).sum())(x);
}
