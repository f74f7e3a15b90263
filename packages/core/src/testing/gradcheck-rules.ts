import { explain } from "../tensor/explain.ts";
import { formatShape } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { scope } from "../memory/scope.ts";
import type { GradcheckReport } from "./gradcheck.ts";
import { formatIndex } from "./multi-index.ts";
import type { Slope } from "./slope.ts";
import type { TensorFunction } from "./tape-gradients.ts";

/** The numbers of f(inputs), if they can be differentiated: finite, and in float64. */
export function checkedOutput(
  who: string,
  f: TensorFunction,
  inputs: readonly Tensor[],
): Float64Array {
  const { shape, dtype, data } = scope(() => {
    const y = f(...inputs);
    return { shape: y.shape, dtype: y.dtype, data: y.dataSync() };
  });
  if (!(data instanceof Float64Array)) {
    throw new TypeError(
      explain(
        who,
        `the function returned ${dtype}.`,
        "Finite differences need float64; all its inputs that are not int32 were given as that.",
        "look for a constant of another dtype, or for a cast.",
      ),
    );
  }
  const odd = data.findIndex((value) => !Number.isFinite(value));
  if (odd < 0) return data;
  throw new RangeError(
    explain(
      who,
      `the function is ${data[odd]} at ${formatIndex(odd, shape)} of its result ${formatShape(shape)}.`,
      "A slope is measured between two finite numbers.",
      "check the gradient where the function is finite.",
    ),
  );
}

/** Throws if a number cannot be nudged either way without leaving the function's domain. */
export function checkDefined(
  who: string,
  position: number,
  x: Tensor,
  slopes: readonly Slope[],
): void {
  const at = slopes.findIndex(({ value }) => !Number.isFinite(value));
  if (at < 0) return;
  throw new RangeError(
    explain(
      who,
      `next to input ${position} ${formatShape(x.shape)} at ${formatIndex(at, x.shape)}, which is ${x.dataSync()[at]}, the function is not finite.`,
      "A slope is measured from both sides of a number.",
      "check the gradient inside the function's domain.",
    ),
  );
}

/** Throws if so much was left out that the rest proves little. */
export function checkKinks(who: string, { checked, kinks }: GradcheckReport): void {
  if (5 * kinks <= checked + kinks) return;
  throw new RangeError(
    explain(
      who,
      `${kinks} of ${checked + kinks} numbers stand at a kink, where the function has no slope.`,
      "At most a fifth may be left out.",
      "draw the inputs from awayFrom([…]), and test the kink by name.",
    ),
  );
}
