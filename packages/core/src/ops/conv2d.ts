import { record } from "../autograd/record.ts";
import type { ConvSizes } from "../backend/backend.ts";
import { explain } from "../tensor/explain.ts";
import { ShapeError } from "../tensor/shape-error.ts";
import { checkSize, formatShape } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { checkOperands } from "./operands.ts";
import { type SlidingOptions, windowOver } from "./sliding-window.ts";

/** How the weights slide over the image. */
export interface Conv2dOptions extends SlidingOptions {
  /** Into how many parts the channels fall, each of which sees only itself; 1 unless said otherwise. */
  readonly groups?: number;
  /** `[outChannels]`, added at every place; none unless given. */
  readonly bias?: Tensor | undefined;
}

/**
 * The convolution of images: the same weights look at every place.
 *
 *     y[n, o, p] = b[o] + Σ over c, k of w[o, c, k] x[n, c, p · stride + k · dilation − padding]
 *     ∂L/∂x: each number receives w · g from every place that saw it
 *     ∂L/∂w[o, c, k] = Σ over n, p of g[n, o, p] x[n, c, p · stride + k · dilation − padding]
 *
 * where p and k count in both directions. As everywhere in deep learning the weights are not
 * flipped, so that mathematics would call it a cross-correlation. Outside the image stand zeros.
 *
 * y is linear in x and in w, and so are its gradients in theirs. Each of the three is the gradient
 * of the others, which is why all derivatives exist. The bias receives the sum of its channel's g.
 *
 * @param x `[batch, inChannels, height, width]`, float32 or float64
 * @param weight `[outChannels, inChannels / groups, kernelHeight, kernelWidth]`
 * @returns `[batch, outChannels, places, places]`, where places = ⌊(length + padding − span) / stride⌋ + 1
 *   and span = (taps − 1) · dilation + 1
 * @throws ShapeError if channels or sizes do not fit, RangeError for options that are none
 * @see Dumoulin & Visin, "A guide to convolution arithmetic for deep learning" (2016), https://arxiv.org/abs/1603.07285
 */
export function conv2d(x: Tensor, weight: Tensor, options: Conv2dOptions = {}): Tensor {
  checkImages("conv2d", x, weight);
  const { groups = 1, bias } = options;
  const [batch, inChannels, height, width] = x.shape;
  const [outChannels, , kernelHeight, kernelWidth] = weight.shape;
  checkGroups("conv2d", groups, outChannels);
  checkChannels("conv2d", x, weight, groups);
  const window = windowOver("conv2d", [height, width], [kernelHeight, kernelWidth], options);
  const sizes = { batch, inChannels, outChannels, groups, ...window };
  return withBias("conv2d", convolve(x, weight, sizes), bias);
}

/** The convolution itself, after all checks, and how it is differentiated. */
export function convolve(x: Tensor, weight: Tensor, sizes: ConvSizes): Tensor {
  const shape = [sizes.batch, sizes.outChannels, sizes.rows.places, sizes.columns.places];
  checkSize("conv2d", shape, x.shape, weight.shape);
  const y = x.derive(x.backend.conv2d(x.storage, weight.storage, sizes), shape);
  return record(
    "conv2d",
    y,
    [x, (g) => convolveGradX(g, weight, sizes)],
    [weight, (g) => convolveGradWeight(x, g, sizes)],
  );
}

/** ∂⟨g, conv2d(x, w)⟩/∂x: the transpose of the convolution as a linear function of x. */
export function convolveGradX(g: Tensor, weight: Tensor, sizes: ConvSizes): Tensor {
  const shape = [sizes.batch, sizes.inChannels, sizes.rows.length, sizes.columns.length];
  const dx = g.derive(g.backend.conv2dGradX(g.storage, weight.storage, sizes), shape);
  return record(
    "conv2dGradX",
    dx,
    [g, (h) => convolve(h, weight, sizes)],
    [weight, (h) => convolveGradWeight(h, g, sizes)],
  );
}

/** ∂⟨g, conv2d(x, w)⟩/∂w: the transpose of the convolution as a linear function of w. */
function convolveGradWeight(x: Tensor, g: Tensor, sizes: ConvSizes): Tensor {
  const { outChannels, inChannels, groups, rows, columns } = sizes;
  const shape = [outChannels, inChannels / groups, rows.taps, columns.taps];
  const dw = x.derive(x.backend.conv2dGradWeight(x.storage, g.storage, sizes), shape);
  return record(
    "conv2dGradWeight",
    dw,
    [x, (h) => convolveGradX(g, h, sizes)],
    [g, (h) => convolve(x, h, sizes)],
  );
}

/** Adds one number to each channel, if there are any to add. */
export function withBias(op: string, y: Tensor, bias: Tensor | undefined): Tensor {
  if (!bias) return y;
  const [, channels, ...lengths] = y.shape;
  if (bias.rank === 1 && bias.shape[0] === channels)
    return y.add(bias.reshape([channels, ...lengths.map(() => 1)]));
  throw new ShapeError(
    op,
    `the bias is ${formatShape(bias.shape)} for ${channels} output channels.`,
    "A bias is one number for each output channel.",
  );
}

/** Throws unless there are images and weights of four axes, in one dtype with fractions. */
export function checkImages(op: string, x: Tensor, weight: Tensor): void {
  checkLearnable(op, x, weight);
  if (x.rank !== 4) {
    throw new ShapeError(
      op,
      `the images are ${formatShape(x.shape)}.`,
      "Images have four axes: [batch, channels, height, width].",
      x.rank === 3
        ? "unsqueeze(x, 1) for images of one channel, unsqueeze(x, 0) for one image"
        : undefined,
    );
  }
  if (weight.rank === 4) return;
  throw new ShapeError(
    op,
    `the weights are ${formatShape(weight.shape)}.`,
    "Weights have four axes: two for the channels, then the height and width of the window.",
  );
}

/** Throws unless both are of one dtype with fractions. */
export function checkLearnable(op: string, x: Tensor, weight: Tensor): void {
  checkOperands(op, x, weight);
  if (x.dtype !== "int32") return;
  const rule = "Weights are learned, so they and what they meet have fractions.";
  throw new TypeError(explain(op, "the operands are int32.", rule, 'x.cast("float32")'));
}

/** Throws unless `groups` divides the channels. */
export function checkGroups(op: string, groups: number, channels: number): void {
  if (Number.isInteger(groups) && groups >= 1 && channels % groups === 0) return;
  throw new RangeError(
    explain(
      op,
      `${groups} groups of ${channels} channels.`,
      "The number of groups is a whole number, 1 or more, that divides the channels on both sides.",
    ),
  );
}

/** Throws unless `x` has the channels that the weights see, in all groups together. */
export function checkChannels(op: string, x: Tensor, weight: Tensor, groups: number): void {
  const [, channels, ...kernel] = weight.shape;
  const expected = channels * groups;
  if (x.shape[1] === expected) return;
  const each = groups === 1 ? "" : ` in each of ${groups} groups`;
  const [lengths, taps] =
    kernel.length === 1 ? ["length", "taps"] : ["height, width", "kernelHeight, kernelWidth"];
  const axes = x.shape.map((_, axis) => axis);
  throw new ShapeError(
    op,
    `the input ${formatShape(x.shape)} has ${x.shape[1]} channels, but the weights ${formatShape(weight.shape)} see ${channels}${each}.`,
    `[batch, inChannels, ${lengths}] meets [outChannels, inChannels / groups, ${taps}].`,
    x.shape.at(-1) === expected
      ? `x.permute([0, ${axes.at(-1)}, ${axes.slice(1, -1).join(", ")}]), if the channels stand last`
      : undefined,
  );
}
