import { explain, type Parameter, parameter, type Shape, sizeOf, zeros } from "@gradus/core";
import { checkLengths } from "../check-lengths.ts";
import { type Fans, initialWeights, type WeightOptions } from "../initial-weights.ts";

/** The channels of a convolution, and the lengths of its window. */
export interface ConvolutionSizes {
  readonly inChannels: number;
  readonly outChannels: number;
  readonly kernel: Shape;
  readonly groups: number;
}

/**
 * Throws unless a convolution can have these sizes.
 *
 * @throws RangeError for sizes that are no whole numbers, or groups that do not divide the channels
 */
export function checkConvolution(
  who: string,
  { inChannels, outChannels, groups }: ConvolutionSizes,
): void {
  checkLengths(who, { inChannels, outChannels, groups });
  if (inChannels % groups === 0 && outChannels % groups === 0) return;
  throw new RangeError(
    explain(
      who,
      `${groups} groups of ${inChannels} → ${outChannels} channels.`,
      "Each group has the same number of channels, so that groups divides both.",
    ),
  );
}

/** How many numbers each output of a convolution is made of, and the other way round. */
export function fansOf({ inChannels, outChannels, kernel, groups }: ConvolutionSizes): Fans {
  const taps = sizeOf(kernel);
  return { fanIn: (inChannels / groups) * taps, fanOut: (outChannels / groups) * taps };
}

/** The weights that a convolution starts from, and its bias of zeros, if it has one. */
export function initialConvolution(
  who: string,
  shape: Shape,
  sizes: ConvolutionSizes,
  options: WeightOptions,
): { weight: Parameter; bias: Parameter | undefined } {
  return {
    weight: initialWeights(who, shape, fansOf(sizes), options),
    bias: options.bias === false ? undefined : parameter(zeros([sizes.outChannels], options)),
  };
}
