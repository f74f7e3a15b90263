import { formatShape } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";

/** The numbers as NumPy prints them, under a line with shape, dtype and backend. */
export function formatTensor(x: Tensor): string {
  return `tensor ${formatShape(x.shape)} ${x.dtype} on ${x.backend.name}`;
}
