import type { SlidingAxis } from "../backend/backend.ts";
import { explain } from "../tensor/explain.ts";
import { ShapeError } from "../tensor/shape-error.ts";
import { formatShape } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { checkChannels, checkGroups, checkLearnable, convolve, withBias } from "./conv2d.ts";
import { squeeze, unsqueeze } from "./reshape.ts";
import { axisUnder, checkLeast, type Sides } from "./sliding-window.ts";

/** How many numbers to put around a sequence; on both sides, or `[before, behind]`. */
export type Sliding1dPadding = number | Sides | "same" | "valid";

/** How a window slides along one axis. */
export interface Sliding1dOptions {
  /** How far the window moves from one place to the next; 1 unless said otherwise. */
  readonly stride?: number;
  /** On both sides, or `[before, behind]`; none unless said otherwise. */
  readonly padding?: Sliding1dPadding;
  /** How far neighboring taps of the window stand apart; 1 unless said otherwise. */
  readonly dilation?: number;
}

/** How the weights slide along the sequence. */
export interface Conv1dOptions extends Sliding1dOptions {
  /** Into how many parts the channels fall, each of which sees only itself; 1 unless said otherwise. */
  readonly groups?: number;
  /** `[outChannels]`, added at every place; none unless given. */
  readonly bias?: Tensor | undefined;
}

/**
 * The convolution of sequences: that of images with a height of 1.
 *
 *     y[n, o, p] = b[o] + Σ over c, k of w[o, c, k] x[n, c, p · stride + k · dilation − padding]
 *
 * @param x `[batch, inChannels, length]`, float32 or float64
 * @param weight `[outChannels, inChannels / groups, taps]`
 * @returns `[batch, outChannels, places]`
 * @throws ShapeError if channels or sizes do not fit, RangeError for options that are none
 */
export function conv1d(x: Tensor, weight: Tensor, options: Conv1dOptions = {}): Tensor {
  checkSequences(x, weight);
  const { groups = 1, bias, stride = 1, padding = 0, dilation = 1 } = options;
  const sides = checkOptions("conv1d", { stride, padding, dilation });
  const [batch, inChannels, length] = x.shape;
  const [outChannels, , taps] = weight.shape;
  checkGroups("conv1d", groups, outChannels);
  checkChannels("conv1d", x, weight, groups);
  const columns = axisUnder("conv1d", "length", length, taps, stride, sides, dilation);
  const sizes = { batch, inChannels, outChannels, groups, rows: ONE, columns };
  const y = squeeze(convolve(unsqueeze(x, 2), unsqueeze(weight, 2), sizes), 2);
  return withBias("conv1d", y, bias);
}

/** The height of an image that is a sequence. */
const ONE: SlidingAxis = { length: 1, taps: 1, places: 1, stride: 1, dilation: 1, before: 0 };

/**
 * Throws unless `kernel` is a window of one axis, and `options` say how it slides.
 *
 * @throws RangeError for a kernel, stride, padding or dilation that is none
 */
export function checkSliding1d(op: string, kernel: number, options: Sliding1dOptions): void {
  checkLeast(op, "kernel", kernel, 1);
  checkOptions(op, options);
}

/** The padding of both sides; undefined for "same", which depends on the length. */
function checkOptions(
  op: string,
  { stride = 1, padding = 0, dilation = 1 }: Sliding1dOptions,
): Sides | undefined {
  checkLeast(op, "stride", stride, 1);
  checkLeast(op, "dilation", dilation, 1);
  if (padding === "same") return undefined;
  const sides = padding === "valid" ? 0 : padding;
  const [before, behind] = typeof sides === "number" ? [sides, sides] : sides;
  if ([before, behind].every((value) => Number.isInteger(value) && value >= 0))
    return [before, behind];
  throw new RangeError(
    explain(
      op,
      `the padding ${JSON.stringify(padding)}.`,
      'A padding is "same", "valid", a whole number, 0 or more, or [before, behind].',
    ),
  );
}

function checkSequences(x: Tensor, weight: Tensor): void {
  checkLearnable("conv1d", x, weight);
  if (x.rank !== 3) {
    throw new ShapeError(
      "conv1d",
      `the sequences are ${formatShape(x.shape)}.`,
      "Sequences have three axes here: [batch, channels, length].",
      x.rank === 2
        ? "unsqueeze(x, 1) for sequences of one channel, unsqueeze(x, 0) for one sequence"
        : undefined,
    );
  }
  if (weight.rank === 3) return;
  throw new ShapeError(
    "conv1d",
    `the weights are ${formatShape(weight.shape)}.`,
    "Weights have three axes: [outChannels, inChannels / groups, taps].",
  );
}
