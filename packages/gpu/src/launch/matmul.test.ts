import { cpu, type DType, fromData, matmul, type MatmulSizes, tensor } from "@gradus/core";
import { matrixPairs } from "@gradus/core/testing";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { describeOnGpu } from "../testing/describe-on-gpu.ts";
import { expectParity, sumOfProducts } from "../testing/expect-parity.ts";

/** Around the edges of tiles, and nothing at all. */
const length = fc.constantFrom(0, 1, 2, 3, 4, 5, 15, 16, 17, 31, 33);

const problems: fc.Arbitrary<MatmulSizes> = fc.record({
  batch: fc.nat(3),
  m: length,
  k: length,
  n: length,
  sharedA: fc.boolean(),
  sharedB: fc.boolean(),
  transposeA: fc.boolean(),
  transposeB: fc.boolean(),
});

describeOnGpu("matmul", (backend) => {
  it.each<[DType, number]>([
    ["float32", 9],
    ["int32", 2 ** 31], // products and sums wrap around
  ])("agrees with the reference on %s matrices of every kind", (dtype, largest) =>
    fc.assert(
      fc.asyncProperty(problems, fc.nat(100), async (sizes, seed) => {
        const a = wholeNumbers(dtype, sizesOf(sizes).a, largest, seed);
        const b = wholeNumbers(dtype, sizesOf(sizes).b, largest, seed + 7);
        const expected = cpu.matmul(cpu.upload(a), cpu.upload(b), sizes).readSync();
        const actual = backend.matmul(backend.upload(a), backend.upload(b), sizes);
        expect(await actual.read()).toEqual(expected);
      }),
    ),
  );

  it("rounds no more often than its sums have terms", () =>
    fc.assert(
      fc.asyncProperty(matrixPairs, ([a, b]) =>
        expectParity(backend, (x, y) => matmul(x, y), [a, b], {
          accumulated: sumOfProducts(a.shape[1]),
          absolute: 2 ** -120, // products that are smaller than all normal numbers may be 0
        }),
      ),
    ));

  it("has zeros where there is nothing to add up, and infinities where the reference has them", async () => {
    const options = { backend };
    const empty = matmul(
      fromData(new Float32Array(0), [2, 0], options),
      fromData(new Float32Array(0), [0, 2], options),
    );
    expect(await empty.data()).toEqual(new Float32Array(4));
    const x = tensor([[Infinity, 1], [0, NaN], [3, 4]], options); // prettier-ignore
    const y = tensor([[1, -1], [2, 0]], options); // prettier-ignore
    expect(await matmul(x, y).data()).toEqual(
      Float32Array.of(Infinity, -Infinity, NaN, NaN, 11, -3),
    );
  });
});

function sizesOf({ batch, m, k, n, sharedA, sharedB }: MatmulSizes): { a: number; b: number } {
  return { a: (sharedA ? 1 : batch) * m * k, b: (sharedB ? 1 : batch) * k * n };
}

/** From −largest to largest, in no order. */
function wholeNumbers(
  dtype: DType,
  size: number,
  largest: number,
  seed: number,
): Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer> {
  const numbers = Array.from({ length: size }, (_, i) => {
    const bits = Math.imul(i + seed, 0x9e3779b1) ^ Math.imul(i + seed, 0x85ebca6b);
    return Math.round((bits / 2 ** 31) * largest) | 0;
  });
  return dtype === "int32" ? Int32Array.from(numbers) : Float32Array.from(numbers);
}
