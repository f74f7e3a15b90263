import type { Tensor } from "../tensor/tensor.ts";
import { explain } from "../tensor/explain.ts";

/** Throws unless two operands can meet in one kernel; nothing is converted behind the reader's back. */
export function checkOperands(op: string, a: Tensor, b: Tensor): void {
  checkBackends(op, a, b);
  if (a.dtype === b.dtype) return;
  throw new TypeError(
    explain(
      op,
      `${a.dtype} and ${b.dtype} do not mix.`,
      "An operation computes in one dtype, that of all its operands.",
      b.dtype === "int32" ? `b.cast("${a.dtype}")` : `a.cast("${b.dtype}")`,
    ),
  );
}

/** Throws unless two tensors live in the same memory. */
export function checkBackends(op: string, a: Tensor, b: Tensor): void {
  if (a.backend === b.backend) return;
  throw new TypeError(
    explain(
      op,
      `one operand is on ${a.backend.name}, the other on ${b.backend.name}.`,
      "A kernel reads only its own backend's memory.",
      "fromData(await x.data(), x.shape, { backend })",
    ),
  );
}

/** Throws for int32, where the result would need fractions. */
export function checkFractions(op: string, x: Tensor): void {
  if (x.dtype !== "int32") return;
  throw new TypeError(
    explain(
      op,
      "int32 holds whole numbers, and the result is not always one.",
      "An operation never changes the dtype by itself.",
      'x.cast("float32")',
    ),
  );
}

/** Throws unless a tensor holds indices. */
export function checkIndices(op: string, index: Tensor): void {
  if (index.dtype === "int32") return;
  throw new TypeError(
    explain(
      op,
      `the indices are ${index.dtype}.`,
      "An index is a whole number, so indices are int32.",
      'index.cast("int32")',
    ),
  );
}
