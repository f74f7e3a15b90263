import type { ConvSizes, SlidingAxis } from "@gradus/core";
import type { ProductSizes } from "./matmul-plan.ts";

/** A convolution or one of its gradients, as kernels see it: `conv2d-window.wgsl.ts` says what an axis is. */
export interface ConvolutionProblem {
  /** What the sums run along. */
  readonly along: "taps" | "places";
  readonly rows: WindowAxis;
  readonly columns: WindowAxis;
  readonly groups: number;
  /** Of a group of an image that windows see. */
  readonly channels: number;
  /** Of a group of what comes of it, or of what meets it in the gradient of the weights. */
  readonly outputs: number;
  /** Of the weights: how far it is from one group, one of the outputs, and one of the channels to the next. */
  readonly weightSteps: readonly [group: number, output: number, channel: number];
}

/** How a window slides along an axis. */
interface WindowAxis {
  readonly length: number;
  readonly taps: number;
  readonly source: number;
  readonly classes: number;
  readonly tapStep: number;
  readonly step: number;
  readonly reach: number;
  readonly shift: number;
}

/** y from x and the weights. */
export function forward(sizes: ConvSizes): ConvolutionProblem {
  const { groups, inChannels, outChannels, rows, columns } = sizes;
  const [channels, outputs] = [inChannels / groups, outChannels / groups];
  const taps = rows.taps * columns.taps;
  return {
    along: "taps",
    rows: slides(rows),
    columns: slides(columns),
    groups,
    channels,
    outputs,
    weightSteps: [outputs * channels * taps, channels * taps, taps],
  };
}

/** The gradient of x from g, which windows see, and the weights. */
export function gradX(sizes: ConvSizes): ConvolutionProblem {
  const { channels, outputs, weightSteps, ...rest } = forward(sizes);
  const [group, output, channel] = weightSteps;
  return {
    ...rest,
    rows: slidesBack(sizes.rows),
    columns: slidesBack(sizes.columns),
    channels: outputs,
    outputs: channels,
    weightSteps: [group, channel, output],
  };
}

/** The gradient of the weights from x, which windows see, and g. */
export function gradWeight(sizes: ConvSizes): ConvolutionProblem {
  return { ...forward(sizes), along: "places" };
}

function slides({ length, taps, places, stride, dilation, before }: SlidingAxis): WindowAxis {
  return {
    length: places,
    taps,
    source: length,
    classes: 1,
    tapStep: 1,
    step: stride,
    reach: dilation,
    shift: -before,
  };
}

function slidesBack({ length, taps, places, stride, dilation, before }: SlidingAxis): WindowAxis {
  const common = greatestCommonDivisor(stride, dilation);
  return {
    length,
    taps,
    source: places,
    classes: stride,
    tapStep: stride / common,
    step: 1,
    reach: -dilation / common,
    shift: before,
  };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** How large it is as a product of matrices: see `conv2d-operands.wgsl.ts`. */
export function productOf(problem: ConvolutionProblem, images: number): ProductSizes {
  const { along, rows, columns, groups, channels, outputs: m } = problem;
  const taps = channels * tapsOf(rows) * tapsOf(columns);
  const places = images * placesOf(rows) * placesOf(columns);
  return {
    batch: groups * rows.classes * columns.classes,
    m,
    ...(along === "taps" ? { k: taps, n: places } : { k: places, n: taps }),
  };
}

/** Of the class that has most. */
const tapsOf = ({ taps, tapStep }: WindowAxis): number => Math.ceil(taps / tapStep);
const placesOf = ({ length, classes }: WindowAxis): number => Math.ceil(length / classes);

/** How many numbers an image has that windows see, and one of what they make or meet. */
export function imageSizes(problem: ConvolutionProblem): readonly [seen: number, made: number] {
  const { rows, columns, groups, channels, outputs } = problem;
  return [
    groups * channels * rows.source * columns.source,
    groups * outputs * rows.length * columns.length,
  ];
}

/** An axis in the order of `conv2d-window.wgsl.ts`. */
export function axisSizes(axis: WindowAxis): number[] {
  const { length, taps, source, classes, tapStep, step, reach, shift } = axis;
  return [length, taps, source, classes, tapStep, step, reach, shift];
}
