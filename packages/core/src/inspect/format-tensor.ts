import type { TypedArray } from "../tensor/dtype.ts";
import { formatShape } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { arrayText } from "./array-text.ts";

/**
 * A tensor for people: a line with what it is, and its numbers as NumPy prints them. Never throws.
 *
 * The line names the operation that made the tensor, where the tape knows it. Numbers that only
 * waiting could show are not waited for.
 *
 * @example
 * ```ts
 * String(tensor([[1, 2.5], [-3, 4]]));
 * // tensor [2, 2] float32 on cpu
 * // [[ 1.   2.5]
 * //  [-3.   4. ]]
 * ```
 */
export function formatTensor(x: Tensor): string {
  if (x.isDisposed) return `${kindOf(x)} ${formatShape(x.shape)} on ${x.backend.name}, disposed`;
  const origin = x.node ? `, from ${x.node.op}` : "";
  const header = `${kindOf(x)} ${formatShape(x.shape)} ${x.dtype} on ${x.backend.name}${origin}`;
  const data = readAtOnce(x);
  if (!data) return `${header}; numbers on the device: await x.data()`;
  return `${header}${x.rank === 0 ? ": " : "\n"}${arrayText(data, x.shape)}`;
}

/** The class by what it can do: naming it here would make a circle of imports. */
function kindOf(x: Tensor): string {
  if ("zeroGrad" in x) return "parameter";
  return "assign" in x ? "variable" : "tensor";
}

/** The numbers, if the backend has them without waiting. */
function readAtOnce(x: Tensor): TypedArray | undefined {
  try {
    return x.dataSync();
  } catch {
    return undefined;
  }
}
