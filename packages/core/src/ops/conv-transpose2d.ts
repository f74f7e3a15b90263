import type { SlidingAxis } from "../backend/backend.ts";
import { explain } from "../tensor/explain.ts";
import { ShapeError } from "../tensor/shape-error.ts";
import { checkSize, formatShape } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { checkGroups, checkImages, type Conv2dOptions, convolveGradX, withBias } from "./conv2d.ts";
import { type Pair, type Sides, sidesOf, spanOf, wholePair } from "./sliding-window.ts";

/** How the weights of the convolution that is transposed slide. */
export interface ConvTranspose2dOptions extends Conv2dOptions {
  /**
   * How many rows and columns more the result has. With a stride above 1, a convolution makes the
   * same of images of several sizes; this says which of them to go back to. 0 unless said otherwise.
   */
  readonly outputPadding?: Pair;
}

/**
 * The transposed convolution: every number of `x` paints the weights, scaled by itself, onto a
 * larger image, one stride apart.
 *
 *     ⟨conv2d(x, w), y⟩ = ⟨x, convTranspose2d(y, w)⟩
 *
 * It is the transpose of {@link conv2d} with the same weights and options, and so the same as the
 * gradient of one with respect to its images. It undoes its shape, not its numbers.
 *
 * @param x `[batch, inChannels, height, width]`, float32 or float64
 * @param weight `[inChannels, outChannels / groups, kernelHeight, kernelWidth]`
 * @returns `[batch, outChannels, …]`, where each length is
 *   (length − 1) · stride + span − padding + outputPadding; with "same", length · stride
 * @throws ShapeError if channels or sizes do not fit, RangeError for options that are none
 * @see Dumoulin & Visin, "A guide to convolution arithmetic for deep learning" (2016), §4, https://arxiv.org/abs/1603.07285
 */
export function convTranspose2d(
  x: Tensor,
  weight: Tensor,
  {
    stride = 1,
    padding = 0,
    dilation = 1,
    groups = 1,
    bias,
    outputPadding = 0,
  }: ConvTranspose2dOptions = {},
): Tensor {
  const op = "convTranspose2d";
  checkImages(op, x, weight);
  const [batch, channels] = x.shape;
  checkGroups(op, groups, weight.shape[0]);
  if (channels !== weight.shape[0]) throw wrongChannels(x, weight);
  const strides = wholePair(op, "stride", stride, 1);
  const dilations = wholePair(op, "dilation", dilation, 1);
  const extra = wholePair(op, "outputPadding", outputPadding, 0);
  const sides = sidesOf(op, padding);
  checkOutputPadding(extra, strides, dilations, sides === undefined);
  const along = (i: 0 | 1): SlidingAxis => {
    const [places, taps] = [x.shape[2 + i], weight.shape[2 + i]];
    const span = spanOf(taps, dilations[i]);
    const [before, behind] = sides?.[i] ?? sameSides(span, strides[i]);
    const painted = (places - 1) * strides[i] + span - before - behind + extra[i];
    const length = sides ? painted : places * strides[i];
    checkLength(length, places, taps, [before, behind]);
    return { length, taps, places, stride: strides[i], dilation: dilations[i], before };
  };
  const [rows, columns] = [along(0), along(1)];
  const outChannels = weight.shape[1] * groups;
  checkSize(op, [batch, outChannels, rows.length, columns.length], x.shape, weight.shape);
  // seen from the result: the convolution of which x is the gradient
  const sizes = { batch, inChannels: outChannels, outChannels: channels, groups, rows, columns };
  return withBias(op, convolveGradX(x, weight, sizes), bias);
}

/** How much to cut off, so that each number paints one stride of the result. */
function sameSides(span: number, stride: number): Sides {
  const total = Math.max(0, span - stride);
  return [Math.floor(total / 2), Math.ceil(total / 2)];
}

function checkOutputPadding(
  extra: readonly number[],
  strides: readonly number[],
  dilations: readonly number[],
  same: boolean,
): void {
  const fits = extra.every((rows, i) => rows < Math.max(strides[i], dilations[i], 1));
  if (fits && !(same && extra.some((rows) => rows > 0))) return;
  throw new RangeError(
    explain(
      "convTranspose2d",
      same
        ? `the outputPadding [${extra.join(", ")}] with padding "same".`
        : `the outputPadding [${extra.join(", ")}] with stride [${strides.join(", ")}] and dilation [${dilations.join(", ")}].`,
      same
        ? 'With "same" the result is as long as the image times the stride; nothing is left to choose.'
        : "An output padding is less than the stride or the dilation: further rows would belong to no window.",
    ),
  );
}

function checkLength(length: number, places: number, taps: number, [before, behind]: Sides): void {
  if (places > 0 && taps > 0 && length > 0) return;
  throw new ShapeError(
    "convTranspose2d",
    `a length of ${places}, a window of ${taps} ${taps === 1 ? "tap" : "taps"} and a padding of ${before} and ${behind} leave a length of ${Math.max(0, length)}.`,
    "A transposed convolution makes (length − 1) · stride + span − padding + outputPadding, which is 1 or more.",
  );
}

function wrongChannels(x: Tensor, weight: Tensor): ShapeError {
  return new ShapeError(
    "convTranspose2d",
    `the images ${formatShape(x.shape)} have ${x.shape[1]} channels, but the weights ${formatShape(weight.shape)} see ${weight.shape[0]}.`,
    "[batch, inChannels, height, width] meets [inChannels, outChannels / groups, kernelHeight, kernelWidth].",
    weight.shape[1] === x.shape[1]
      ? "weight.transpose(0, 1), if the output channels stand first"
      : undefined,
  );
}
