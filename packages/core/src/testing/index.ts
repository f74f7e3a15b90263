export {
  axesOf,
  broadcastablePairs,
  broadcastableTriples,
  matrixPairs,
  type ShapeOptions,
  shapes,
  tensors,
  tensorsOf,
} from "./arbitraries.ts";
export { expectClose, type Tolerance } from "./expect-close.ts";
export { gradcheck, type GradcheckOptions, type GradcheckReport } from "./gradcheck.ts";
export { WrongGradientError } from "./gradient-errors.ts";
export { anyDouble, awayFrom, type AwayFromOptions, int32s, moderate } from "./numbers.ts";
export { type Convolution, convolutions, type Pooling, poolings } from "./sliding.ts";
export type { TensorFunction } from "./tape-gradients.ts";
