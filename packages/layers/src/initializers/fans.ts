import {
  explain,
  formatShape,
  type Shape,
  ShapeError,
  sizeOf,
  type TensorOptions,
} from "@gradus/core";
import type { Fans } from "../initial-weights.ts";

/** What kind of numbers, where, and, if the shape does not tell, how many meet in each output. */
export type InitializerOptions = TensorOptions & Partial<Fans>;

/**
 * How many numbers each output of a layer is made of, and how many outputs each number goes into.
 *
 *     dense        [in, out]                          fanIn = in           fanOut = out
 *     convolution  [out, in/groups, height, width]    fanIn = in/groups · height · width
 *                                                     fanOut = out · height · width
 *
 * A layer whose weights lie otherwise, such as a transposed convolution, gives the two by itself.
 *
 * @throws ShapeError if the weights have fewer than two axes, RangeError if a fan is not 1 or more
 */
export function fansOf(who: string, shape: Shape, { fanIn, fanOut }: Partial<Fans> = {}): Fans {
  if (shape.length < 2 && (fanIn === undefined || fanOut === undefined)) {
    throw new ShapeError(
      who,
      `weights ${formatShape(shape)} do not say how many inputs meet in an output.`,
      "Weights are [in, out] for a dense layer, [out, in, ...] for a convolution.",
      "{ fanIn, fanOut } as options.",
    );
  }
  const fromShape = shape.length === 2 ? denseFans(shape) : convolutionFans(shape);
  const fans = { fanIn: fanIn ?? fromShape.fanIn, fanOut: fanOut ?? fromShape.fanOut };
  checkFans(who, fans);
  return fans;
}

function checkFans(who: string, { fanIn, fanOut }: Fans): void {
  if (fanIn >= 1 && fanOut >= 1 && Number.isFinite(fanIn + fanOut)) return;
  throw new RangeError(
    explain(
      who,
      `each output has ${fanIn} inputs, each input ${fanOut} outputs.`,
      "A layer has at least one input and one output.",
    ),
  );
}

function denseFans([fanIn, fanOut]: Shape): Fans {
  return { fanIn, fanOut };
}

function convolutionFans([outChannels, inChannels, ...window]: Shape): Fans {
  return { fanIn: inChannels * sizeOf(window), fanOut: outChannels * sizeOf(window) };
}
