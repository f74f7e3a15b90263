import { record } from "../autograd/record.ts";
import { ShapeError } from "../tensor/shape-error.ts";
import {
  broadcastShapes,
  checkSize,
  formatShape,
  sameShape,
  type Shape,
  sizeOf,
} from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { broadcastTo, sumTo } from "./broadcast.ts";
import { checkOperands } from "./operands.ts";
import { squeeze, unsqueeze } from "./reshape.ts";

export interface MatmulOptions {
  /** Reads the left matrices as their transposes, without copying them. */
  readonly transposeA?: boolean;
  /** Reads the right matrices as their transposes, without copying them. */
  readonly transposeB?: boolean;
}

/**
 * The matrix product: every row of A meets every column of B.
 *
 *     C = A B            C[i, j] = Σₖ A[i, k] B[k, j]
 *     ∂L/∂A = G Bᵀ       ∂L/∂B = Aᵀ G            where G = ∂L/∂C
 *
 * The shapes alone almost give the gradients away: `[m, n] × [n, k] → [m, k]` is A's shape, and
 * `[k, m] × [m, n] → [k, n]` is B's.
 *
 * Axes before the last two are a batch of matrices, and are broadcast. A vector on the left is one
 * row, on the right one column, and that axis is missing from the result; it is its own transpose.
 *
 * @param a `[..., m, k]` or `[k]`
 * @param b `[..., k, n]` or `[k]`
 * @returns `[..., m, n]`
 * @throws ShapeError if the inner lengths differ, the batches do not broadcast, or an operand is a scalar
 * @see Goodfellow et al., *Deep Learning* (2016), §6.5.6
 */
export function matmul(a: Tensor, b: Tensor, options: MatmulOptions = {}): Tensor {
  checkOperands("matmul", a, b);
  checkShapes(a, b, options);
  if (a.rank === 1) {
    const row = matmul(unsqueeze(a, 0), b, { ...options, transposeA: false });
    return squeeze(row, b.rank === 1 ? 0 : -2);
  }
  if (b.rank === 1)
    return squeeze(matmul(a, unsqueeze(b, 1), { ...options, transposeB: false }), -1);
  if (b.rank === 2 && a.rank > 2 && !options.transposeA) return matmulRows(a, b, options);
  return matmulBatches(a, b, options);
}

/** A batch of left matrices that meet one right matrix is one tall left matrix. */
function matmulRows(a: Tensor, b: Tensor, options: MatmulOptions): Tensor {
  const rows = a.shape.slice(0, -1);
  const c = matmul(a.reshape([sizeOf(rows), a.shape.at(-1)!]), b, options);
  return c.reshape([...rows, c.shape[1]]);
}

function matmulBatches(
  a: Tensor,
  b: Tensor,
  { transposeA = false, transposeB = false }: MatmulOptions,
): Tensor {
  const batch = batchOf(a.shape, b.shape);
  const left = stretched(a, batch);
  const right = stretched(b, batch);
  const [m, k] = matrixOf(a.shape, transposeA);
  const n = matrixOf(b.shape, transposeB)[1];
  checkSize("matmul", [...batch, m, n], a.shape, b.shape);
  const storage = a.backend.matmul(left.storage, right.storage, {
    batch: sizeOf(batch),
    m,
    k,
    n,
    sharedA: sizeOf(left.shape) === m * k,
    sharedB: sizeOf(right.shape) === k * n,
    transposeA,
    transposeB,
  });
  const flags = { transposeA, transposeB };
  return record(
    "matmul",
    a.derive(storage, [...batch, m, n]),
    [a, (g) => sumTo(pullbackA(g, b, flags), a.shape)],
    [b, (g) => sumTo(pullbackB(g, a, flags), b.shape)],
  );
}

/** G Bᵀ, or what becomes of it where A, B or both are read as transposes. */
function pullbackA(g: Tensor, b: Tensor, flags: Required<MatmulOptions>): Tensor {
  const { transposeA, transposeB } = flags;
  if (transposeA) return matmul(b, g, { transposeA: transposeB, transposeB: true });
  return matmul(g, b, { transposeB: !transposeB });
}

/** Aᵀ G, or what becomes of it where A, B or both are read as transposes. */
function pullbackB(g: Tensor, a: Tensor, flags: Required<MatmulOptions>): Tensor {
  const { transposeA, transposeB } = flags;
  if (transposeB) return matmul(g, a, { transposeA: true, transposeB: transposeA });
  return matmul(a, g, { transposeA: !transposeA });
}

/** The axes before the matrices, broadcast. */
function batchOf(a: Shape, b: Shape): Shape {
  const [left, right] = [a.slice(0, -2), b.slice(0, -2)];
  if (sameShape(left, right)) return left;
  const op = `matmul (the batches of ${formatShape(a)} × ${formatShape(b)})`;
  return broadcastShapes(op, left, right);
}

/** One matrix for each product of the batch, or one matrix for all of them; nothing is recorded. */
function stretched(x: Tensor, batch: Shape): Tensor {
  const own = sizeOf(x.shape.slice(0, -2));
  if (own === 1 || own === sizeOf(batch)) return x;
  return broadcastTo(x.detach(), [...batch, ...x.shape.slice(-2)]);
}

function matrixOf(shape: Shape, transposed = false): [rows: number, columns: number] {
  const [rows, columns] = shape.slice(-2);
  return transposed ? [columns, rows] : [rows, columns];
}

function checkShapes(a: Tensor, b: Tensor, options: MatmulOptions): void {
  if (a.rank === 0 || b.rank === 0) {
    throw new ShapeError(
      "matmul",
      `${formatOperands(a, b, options)}: a scalar is no matrix.`,
      "A matrix has two axes, [rows, columns], and a vector one.",
      "a.mul(b)",
    );
  }
  const left = matrixOf(a.rank === 1 ? [1, ...a.shape] : a.shape, a.rank > 1 && options.transposeA);
  const right = matrixOf(
    b.rank === 1 ? [...b.shape, 1] : b.shape,
    b.rank > 1 && options.transposeB,
  );
  if (left[1] === right[0]) return;
  throw new ShapeError(
    "matmul",
    `${formatOperands(a, b, options)}: the inner lengths ${left[1]} and ${right[0]} differ.`,
    "[m, k] × [k, n] → [m, n]: the left matrix needs as many columns as the right one has rows.",
    hintFor(a, b, left, right, options),
  );
}

/** Which transpose would make the inner lengths meet. */
function hintFor(
  a: Tensor,
  b: Tensor,
  left: readonly number[],
  right: readonly number[],
  { transposeA, transposeB }: MatmulOptions,
): string | undefined {
  if (b.rank > 1 && left[1] === right[1])
    return transposeB ? "leave transposeB out" : "b.transpose()";
  if (a.rank > 1 && left[0] === right[0])
    return transposeA ? "leave transposeA out" : "a.transpose()";
  return undefined;
}

function formatOperands(a: Tensor, b: Tensor, { transposeA, transposeB }: MatmulOptions): string {
  return `${formatOperand(a, transposeA)} × ${formatOperand(b, transposeB)}`;
}

function formatOperand(x: Tensor, transposed = false): string {
  return formatShape(x.shape) + (transposed && x.rank > 1 ? "ᵀ" : "");
}
