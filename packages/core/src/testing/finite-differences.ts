import { noGrad } from "../autograd/recording.ts";
import { scope } from "../memory/scope.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { type Slope, slopeOf } from "./slope.ts";
import type { TensorFunction } from "./tape-gradients.ts";

/** About 0.001, and a power of two, so that x + h loses no digits of h. */
const STEP = 2 ** -10;

/** The numbers of `f` at `inputs`, without a tape. */
export function evaluate(f: TensorFunction, inputs: readonly Tensor[]): Float64Array<ArrayBuffer> {
  return scope(() => noGrad(() => Float64Array.from(f(...inputs).dataSync())));
}

/** The slope of Σ cotangent · f along each number of one input, by finite differences. */
export function measureSlopes(
  f: TensorFunction,
  inputs: readonly Tensor[],
  position: number,
  cotangent: Float64Array,
  tolerance: number,
): Slope[] {
  const data = inputs[position].dataSync();
  const y = evaluate(f, inputs);
  const magnitude = y.reduce((sum, value, k) => sum + Math.abs(value * cotangent[k]), 1);
  return Array.from(data, (x, i) => {
    const along = (step: number): number =>
      dot(step === 0 ? y : evaluate(f, nudged(inputs, position, i, step)), cotangent);
    return slopeOf(along, STEP * Math.max(1, Math.abs(x)), magnitude, tolerance);
  });
}

/** The slopes that remain if only one row of the output's first axis has any weight, for each row. */
export function rowSlopes(
  f: TensorFunction,
  inputs: readonly Tensor[],
  position: number,
  cotangent: Float64Array,
): Float64Array[] {
  const rows = scope(() => noGrad(() => f(...inputs).shape[0] ?? 1));
  const width = cotangent.length / rows;
  return Array.from({ length: rows }, (_, row) => {
    const only = cotangent.map((c, k) => (Math.floor(k / width) === row ? c : 0));
    const slopes = measureSlopes(f, inputs, position, only, 1e-6);
    return Float64Array.from(slopes, ({ value }) => value);
  });
}

function nudged(
  inputs: readonly Tensor[],
  position: number,
  place: number,
  step: number,
): readonly Tensor[] {
  const x = inputs[position];
  const data = x.dataSync();
  data[place] += step;
  return inputs.with(position, x.derive(x.backend.upload(data), x.shape));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
