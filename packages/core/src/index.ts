export { backpropagate } from "./autograd/backpropagate.ts";
export { grad, grads, type ScalarFunction, valueAndGrads } from "./autograd/grad.ts";
export { type FusedRules, recordFused } from "./autograd/record-fused.ts";
export { type Edge, type Pullback, record, type TapeNode } from "./autograd/record.ts";
export { isRecording, noGrad, withRecording } from "./autograd/recording.ts";
export { MissingGradientError, StaleTapeError } from "./autograd/tape-errors.ts";
export type {
  ArgReduceFn,
  AxisView,
  Backend,
  BinaryFn,
  ComparisonFn,
  ConvSizes,
  Layout,
  MatmulSizes,
  PoolSizes,
  ReduceFn,
  SlidingAxis,
  SlidingWindow,
  Storage,
  UnaryFn,
  WholeBinaryFn,
  WholeUnaryFn,
} from "./backend/backend.ts";
export { cpu } from "./backend/cpu/cpu-backend.ts";
export type {
  AdamSettings,
  AttentionSettings,
  FusedKernels,
  NormSettings,
  UpdateKernel,
  UpdateSettings,
} from "./backend/fused-kernels.ts";
export { graph, type GraphOptions } from "./inspect/graph.ts";
export { keep, liveTensors, scope } from "./memory/scope.ts";
export { abs, sign } from "./ops/abs.ts";
export { argmax, argmin } from "./ops/arg-max.ts";
export { add, div, mul, neg, pow, sub } from "./ops/arithmetic.ts";
export { avgPool2d, type AvgPoolOptions } from "./ops/avg-pool2d.ts";
export { broadcastTo, sumTo } from "./ops/broadcast.ts";
export { cast } from "./ops/cast.ts";
export { clip } from "./ops/clip.ts";
export { equal, greater, greaterEqual, less, lessEqual, notEqual } from "./ops/comparisons.ts";
export { concat, split, stack } from "./ops/concat.ts";
export {
  checkSliding1d,
  conv1d,
  type Conv1dOptions,
  type Sliding1dOptions,
  type Sliding1dPadding,
} from "./ops/conv1d.ts";
export { conv2d, type Conv2dOptions } from "./ops/conv2d.ts";
export { convTranspose2d, type ConvTranspose2dOptions } from "./ops/conv-transpose2d.ts";
export { cumulativeSum, type CumulativeSumOptions } from "./ops/cumulative-sum.ts";
export { cosineSimilarity, dot, outer } from "./ops/dot.ts";
export { erf } from "./ops/erf.ts";
export { exp } from "./ops/exp.ts";
export { expm1 } from "./ops/expm1.ts";
export { gather, scatterAdd } from "./ops/gather.ts";
export { map, zip } from "./ops/kernels.ts";
export { logSumExp } from "./ops/log-sum-exp.ts";
export { log1p } from "./ops/log1p.ts";
export { log } from "./ops/log.ts";
export { matmul, type MatmulOptions } from "./ops/matmul.ts";
export { maxPool2d } from "./ops/max-pool2d.ts";
export { max, min } from "./ops/max.ts";
export { maximum, minimum } from "./ops/maximum.ts";
export { minPool2d } from "./ops/min-pool2d.ts";
export { oneHot } from "./ops/one-hot.ts";
export { pad, type Padding } from "./ops/pad.ts";
export type { PoolOptions } from "./ops/pool-sizes.ts";
export { reciprocal } from "./ops/reciprocal.ts";
export { repeat, tile } from "./ops/repeat.ts";
export { flatten, reshape, squeeze, unsqueeze } from "./ops/reshape.ts";
export { sigmoid } from "./ops/sigmoid.ts";
export { cos, sin } from "./ops/sin.ts";
export type { Range } from "./ops/range.ts";
export { flip, slice } from "./ops/slice.ts";
export {
  checkSliding,
  type Pair,
  type Sides,
  type SlidingOptions,
  type SlidingPadding,
} from "./ops/sliding-window.ts";
export { logSoftmax, softmax, softmaxByDefinition } from "./ops/softmax.ts";
export { sqrt } from "./ops/sqrt.ts";
export { square } from "./ops/square.ts";
export { mean, type ReduceOptions, sum } from "./ops/sum.ts";
export { tanh } from "./ops/tanh.ts";
export { permute, transpose } from "./ops/transpose.ts";
export { variance, type VarianceOptions } from "./ops/variance.ts";
export { where } from "./ops/where.ts";
export type { ChoiceOptions } from "./random/choice.ts";
export { type NormalOptions, Random, type UniformOptions } from "./random/random.ts";
export type { SafetensorsMetadata } from "./safetensors/metadata.ts";
export { readSafetensors, type Safetensors } from "./safetensors/read-safetensors.ts";
export { SafetensorsError } from "./safetensors/safetensors-error.ts";
export { writeSafetensors } from "./safetensors/write-safetensors.ts";
export {
  arange,
  eye,
  fromData,
  full,
  linspace,
  ones,
  tensor,
  type TensorOptions,
  zeros,
} from "./tensor/creation.ts";
export { allocate, type DType, dtypeOf, type TypedArray } from "./tensor/dtype.ts";
export { explain } from "./tensor/explain.ts";
export type { Nested } from "./tensor/nested.ts";
export { Parameter, parameter } from "./tensor/parameter.ts";
export { ShapeError } from "./tensor/shape-error.ts";
export {
  type Axes,
  broadcastShapes,
  formatShape,
  resolveAxis,
  resolveAxes,
  sameShape,
  type Shape,
  sizeOf,
} from "./tensor/shape.ts";
export { Tensor } from "./tensor/tensor.ts";
export { Variable } from "./tensor/variable.ts";
