import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arange, ones, tensor, zeros } from "../tensor/creation.ts";
import { type Shape, stridesOf } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { expectClose, gradcheck, matrixPairs, tensorsOf } from "../testing/index.ts";
import { matmul, type MatmulOptions } from "./matmul.ts";

const smallWhole = fc.integer({ min: -5, max: 5 });
const flags = fc.record({ transposeA: fc.boolean(), transposeB: fc.boolean() });

/** Batches that broadcast, matrices that fit, and how they are to be read. */
function problems(
  least: number,
  numbers?: fc.Arbitrary<number>,
): fc.Arbitrary<[a: Tensor, b: Tensor, options: Required<MatmulOptions>]> {
  const length = fc.integer({ min: least, max: 3 });
  return fc
    .record({ batch: fc.array(length, { maxLength: 3 }), m: length, k: length, n: length })
    .chain(({ batch, m, k, n }) =>
      fc.tuple(shrunk(batch), shrunk(batch), flags).chain(([left, right, options]) => {
        const a = [...left, ...(options.transposeA ? [k, m] : [m, k])];
        const b = [...right, ...(options.transposeB ? [n, k] : [k, n])];
        return fc.tuple(tensorsOf(a, numbers), tensorsOf(b, numbers), fc.constant(options));
      }),
    );
}

/** A batch that broadcasts to the one given. */
function shrunk(batch: Shape): fc.Arbitrary<Shape> {
  const single = fc.array(fc.boolean(), { minLength: batch.length, maxLength: batch.length });
  return fc
    .tuple(single, fc.nat(batch.length))
    .map(([one, missing]) => batch.map((n, axis) => (one[axis] ? 1 : n)).slice(missing));
}

/** C[…, i, j] = Σₜ A[…, i, t] B[…, t, j], index by index, where a missing or single matrix repeats. */
function naive(
  a: Tensor,
  b: Tensor,
  { transposeA, transposeB }: Required<MatmulOptions>,
): number[] {
  const rank = Math.max(a.rank, b.rank) - 2;
  const batch = Array.from({ length: rank }, (_, axis) => {
    const lengths = [a, b].map((x) => x.shape[axis - rank + x.rank - 2] ?? 1);
    return lengths[0] === 1 ? lengths[1] : lengths[0];
  });
  const [m, k] = transposeA ? a.shape.slice(-2).toReversed() : a.shape.slice(-2);
  const n = transposeB ? b.shape.at(-2)! : b.shape.at(-1)!;
  const c: number[] = [];
  for (const index of indicesOf([...batch, m, n])) {
    const [i, j] = index.slice(-2);
    let sum = 0;
    for (let t = 0; t < k; t++) {
      const left = at(a, index.slice(0, -2), transposeA ? [t, i] : [i, t]);
      sum += left * at(b, index.slice(0, -2), transposeB ? [j, t] : [t, j]);
    }
    c.push(sum);
  }
  return c;
}

function at(x: Tensor, batch: readonly number[], matrix: readonly number[]): number {
  const index = [...batch.slice(batch.length - x.rank + 2), ...matrix];
  const places = stridesOf(x.shape).map((stride, axis) =>
    axis < x.rank - 2 && x.shape[axis] === 1 ? 0 : index[axis] * stride,
  );
  return x.dataSync()[places.reduce((sum, place) => sum + place, 0)];
}

function indicesOf(shape: Shape): number[][] {
  return shape.reduce<number[][]>(
    (all, length) => all.flatMap((index) => Array.from({ length }, (_, i) => [...index, i])),
    [[]],
  );
}

describe("matmul", () => {
  it("multiplies rows by columns", () => {
    const a = tensor([
      [1, 2],
      [3, 4],
    ]);
    const b = tensor([
      [5, 6],
      [7, 8],
    ]);
    expect(matmul(a, b).toArray()).toEqual([
      [19, 22],
      [43, 50],
    ]);
  });

  it("agrees with its definition index by index: any batch, any flags, empty axes", () => {
    fc.assert(
      fc.property(problems(0, smallWhole), ([a, b, options]) => {
        expect([...matmul(a, b, options).dataSync()]).toEqual(naive(a, b, options));
      }),
      { numRuns: 300 },
    );
  });

  it("transposes backward: (AB)ᵀ = BᵀAᵀ", () => {
    fc.assert(
      fc.property(matrixPairs, ([a, b]) => {
        expectClose(matmul(a, b).transpose(), matmul(b.transpose(), a.transpose()));
      }),
    );
  });

  it("reads a transpose as if it had been copied", () => {
    fc.assert(
      fc.property(matrixPairs, ([a, b]) => {
        const c = matmul(a, b);
        const [left, right] = [a.transpose(), b.transpose()];
        expectClose(matmul(left, b, { transposeA: true }), c);
        expectClose(matmul(a, right, { transposeB: true }), c);
        expectClose(matmul(left, right, { transposeA: true, transposeB: true }), c);
      }),
    );
  });

  it("takes a vector as a row on the left and as a column on the right; it is its own transpose", () => {
    const [v, x] = [
      tensor([1, 2]),
      tensor([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    ];
    expect(matmul(v, x).toArray()).toEqual([9, 12, 15]);
    expect(matmul(x, tensor([1, 0, 1])).toArray()).toEqual([4, 10]);
    expect(matmul(v, v).toArray()).toBe(5);
    expect(matmul(v, x, { transposeA: true }).toArray()).toEqual([9, 12, 15]);
    expect(matmul(x, v, { transposeA: true, transposeB: true }).toArray()).toEqual([9, 12, 15]);
    expect(matmul(v, x.reshape([1, 2, 3])).toArray()).toEqual([[9, 12, 15]]);
    expect(matmul(x.reshape([1, 2, 3]), tensor([1, 0, 1])).toArray()).toEqual([[4, 10]]);
  });

  it("broadcasts batches", () => {
    const a = arange(8).reshape([2, 1, 2, 2]);
    const b = arange(12).reshape([3, 2, 2]);
    expect(matmul(a, b).shape).toEqual([2, 3, 2, 2]);
    expect(matmul(a, b).slice(1, 2).toArray()).toEqual(matmul(a.slice(1, 0), b.slice(2)).toArray());
  });

  it("of nothing is empty, or 0 where only the sum is empty", () => {
    expect(matmul(zeros([0, 2, 3]), zeros([3, 4])).shape).toEqual([0, 2, 4]);
    expect(matmul(zeros([0, 2, 3]), zeros([1, 3, 4])).shape).toEqual([0, 2, 4]);
    expect(matmul(zeros([2, 0]), zeros([0, 3])).toArray()).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(matmul(zeros([0]), zeros([0])).toArray()).toBe(0);
  });

  it("has the gradients GBᵀ and AᵀG, whatever is transposed or broadcast", () => {
    fc.assert(
      fc.property(problems(1), ([a, b, options]) => {
        gradcheck((left, right) => matmul(left, right, options), [a, b]);
      }),
      { numRuns: 40 },
    );
  });

  it.each<[Shape, Shape]>([
    [[3], [3]],
    [[3], [3, 2]],
    [[2, 3], [3]],
    [[3], [2, 3, 2]],
    [[2, 2, 3], [3]],
    [
      [2, 1, 2, 3],
      [3, 2],
    ],
  ])("has them for vectors and tall batches too: %j × %j", (left, right) => {
    fc.assert(
      fc.property(tensorsOf(left), tensorsOf(right), (a, b) => {
        gradcheck((l, r) => matmul(l, r), [a, b], { secondOrder: true });
      }),
      { numRuns: 3 },
    );
  });

  it("says which lengths do not fit, and which transpose helps", () => {
    const x = ones([2, 3]);
    expect(() => matmul(x, x)).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: matmul: [2, 3] × [2, 3]: the inner lengths 3 and 2 differ.
        [m, k] × [k, n] → [m, n]: the left matrix needs as many columns as the right one has rows.
        Try: b.transpose()]
    `);
    expect(matmul(x, x.transpose()).shape).toEqual([2, 2]);
    expect(() => matmul(x, ones([2, 4]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: matmul: [2, 3] × [2, 4]: the inner lengths 3 and 2 differ.
        [m, k] × [k, n] → [m, n]: the left matrix needs as many columns as the right one has rows.
        Try: a.transpose()]
    `);
    expect(matmul(x.transpose(), ones([2, 4])).shape).toEqual([3, 4]);
    expect(() => matmul(x, ones([3, 4]), { transposeB: true })).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: matmul: [2, 3] × [3, 4]ᵀ: the inner lengths 3 and 4 differ.
        [m, k] × [k, n] → [m, n]: the left matrix needs as many columns as the right one has rows.
        Try: leave transposeB out]
    `);
    expect(() => matmul(x, ones([2, 4]).transpose())).toThrow("inner lengths 3 and 4 differ");
    expect(() => matmul(ones([2, 4]), ones([3, 5]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: matmul: [2, 4] × [3, 5]: the inner lengths 4 and 3 differ.
        [m, k] × [k, n] → [m, n]: the left matrix needs as many columns as the right one has rows.]
    `);
    expect(() => matmul(ones([2]), ones([3, 2]))).toThrow("Try: b.transpose()");
    expect(() => matmul(ones([3, 2]), ones([3]))).toThrow("Try: a.transpose()");
    expect(() => matmul(x, ones([2, 4]), { transposeA: false, transposeB: true })).toThrow(
      "[2, 4]ᵀ",
    );
  });

  it("says which batches do not fit, and what a scalar is not", () => {
    expect(() => matmul(ones([2, 1, 3]), ones([4, 3, 1]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: matmul (the batches of [2, 1, 3] × [4, 3, 1]): [2] and [4] cannot be broadcast together.
        Aligned from the right, two axes fit if they are equal or one of them is 1; here 2 meets 4.]
    `);
    expect(() => matmul(ones([]), ones([2, 2]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: matmul: [] × [2, 2]: a scalar is no matrix.
        A matrix has two axes, [rows, columns], and a vector one.
        Try: a.mul(b)]
    `);
    expect(ones([]).mul(ones([2, 2])).shape).toEqual([2, 2]);
  });

  it("says that a product would be too large", () => {
    expect(() => matmul(ones([60000, 1]), ones([1, 60000]))).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: matmul: [60000, 1] and [1, 60000] would make [60000, 60000]: 3600000000 numbers.
        A tensor holds at most 2147483647 numbers.]
    `);
  });
});
