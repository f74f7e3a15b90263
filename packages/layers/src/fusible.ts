import type { Tensor } from "@gradus/core";

/** Whether a kernel may take these: fractions of one kind, on one backend. The ops say what is wrong with others. */
export function isFusible(x: Tensor, ...others: readonly Tensor[]): boolean {
  const { dtype, backend } = x;
  return dtype !== "int32" && others.every((one) => one.dtype === dtype && one.backend === backend);
}
