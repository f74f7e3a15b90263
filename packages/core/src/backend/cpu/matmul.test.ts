import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate, type DType, type TypedArray } from "../../tensor/dtype.ts";
import type { MatmulSizes } from "../backend.ts";
import { cpu } from "./cpu-backend.ts";

/** c[p, i, j] = Σₜ a[p, i, t] b[p, t, j], index by index; BigInt, so that nothing is ever rounded. */
function naive(a: TypedArray, b: TypedArray, s: MatmulSizes): number[] {
  const at = (x: TypedArray, i: number): bigint => BigInt(x[i]);
  const c: number[] = [];
  for (let p = 0; p < s.batch; p++)
    for (let i = 0; i < s.m; i++)
      for (let j = 0; j < s.n; j++) {
        let sum = 0n;
        for (let t = 0; t < s.k; t++) {
          const left = s.transposeA ? t * s.m + i : i * s.k + t;
          const right = s.transposeB ? j * s.k + t : t * s.n + j;
          const [aAt, bAt] = [s.sharedA ? 0 : p * s.m * s.k, s.sharedB ? 0 : p * s.k * s.n];
          sum += at(a, aAt + left) * at(b, bAt + right);
        }
        c.push(Number(BigInt.asIntN(32, sum)));
      }
  return c;
}

const sizes = fc.record({
  batch: fc.integer({ min: 0, max: 3 }),
  m: fc.integer({ min: 0, max: 5 }),
  k: fc.integer({ min: 0, max: 9 }), // two whole blocks of four, and one more
  n: fc.integer({ min: 0, max: 9 }),
  sharedA: fc.boolean(),
  sharedB: fc.boolean(),
  transposeA: fc.boolean(),
  transposeB: fc.boolean(),
});

function problems(
  dtype: DType,
  number: fc.Arbitrary<number>,
): fc.Arbitrary<[MatmulSizes, TypedArray, TypedArray]> {
  return sizes.chain((s) => {
    const matrices = (count: number, size: number): fc.Arbitrary<TypedArray> =>
      fc.array(number, { minLength: count * size, maxLength: count * size }).map((numbers) => {
        const data = allocate(dtype, numbers.length);
        data.set(numbers);
        return data;
      });
    return fc.tuple(
      fc.constant(s),
      matrices(s.sharedA ? 1 : s.batch, s.m * s.k),
      matrices(s.sharedB ? 1 : s.batch, s.k * s.n),
    );
  });
}

function product(a: TypedArray, b: TypedArray, s: MatmulSizes): number[] {
  return [...cpu.matmul(cpu.upload(a), cpu.upload(b), s).readSync()];
}

describe("matmul on the cpu", () => {
  it.each<DType>(["float32", "float64"])(
    "agrees with the definition in %s, whatever is transposed, shared or empty",
    (dtype) => {
      fc.assert(
        fc.property(problems(dtype, fc.integer({ min: -9, max: 9 })), ([s, a, b]) => {
          expect(product(a, b, s)).toEqual(naive(a, b, s));
        }),
        { numRuns: 300 },
      );
    },
  );

  it("wraps around to 32 bits in int32, without losing the low digits of a large product", () => {
    fc.assert(
      fc.property(problems("int32", fc.integer()), ([s, a, b]) => {
        expect(product(a, b, s)).toEqual(naive(a, b, s));
      }),
      { numRuns: 300 },
    );
  });

  it("is 0 where there is nothing to add up", () => {
    const s = { batch: 1, m: 2, k: 0, n: 2, sharedA: false, sharedB: false };
    const none = new Float32Array(0);
    for (const [transposeA, transposeB] of [
      [false, false],
      [false, true],
      [true, false],
      [true, true],
    ])
      expect(product(none, none, { ...s, transposeA, transposeB })).toEqual([0, 0, 0, 0]);
  });
});
