import { cpu, fromData, matmul, type MatmulSizes, tensor, type TypedArray } from "@gradus/core";
import { matrixPairs } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GpuStorage } from "../gpu-storage.ts";
import { describeOnGpu } from "../testing/describe-on-gpu.ts";
import { expectParity, sumOfProducts } from "../testing/expect-parity.ts";
import { gpuOf } from "../testing/gpu-of.ts";
import { withLimits } from "../testing/with-limits.ts";
import { productInto } from "./matmul.ts";
import type { MatmulKernel, MatmulPlan } from "./matmul-plan.ts";
import { on } from "./on.ts";

/** One below, at and one above the edges of what a kernel computes at a time; and nothing at all. */
const edges: Record<MatmulKernel, readonly number[]> = {
  direct: [0, 1, 2, 5, 17],
  dot: [1, 2, 3, 5, 17],
  "tile 32": [1, 2, 5, 31, 32, 33],
  "tile 64": [1, 3, 63, 64, 65],
  "tile 128": [2, 66, 127, 128, 129],
};

const kernels = Object.keys(edges) as MatmulKernel[];

const asStored = { sharedA: false, sharedB: false, transposeA: false, transposeB: false };

/** How many threads share a number of C. */
const lanesOf = (kernel: MatmulKernel): number => (kernel === "dot" ? 8 : 1);

/** Around the steps along k, and such that memory gives out four numbers in one go, or does not. */
const steps = fc.constantFrom(0, 1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 32, 35);

function problems(
  lengths: readonly number[],
  k: fc.Arbitrary<number> = steps,
): fc.Arbitrary<MatmulSizes> {
  return fc.record({
    batch: fc.nat(3),
    m: fc.constantFrom(...lengths),
    k,
    n: fc.constantFrom(...lengths),
    sharedA: fc.boolean(),
    sharedB: fc.boolean(),
    transposeA: fc.boolean(),
    transposeB: fc.boolean(),
  });
}

describeOnGpu("matmul", (backend) => {
  describe.each(kernels)("by the kernel %s", (kernel) => {
    it("agrees with the reference, however matrices are stored and k is cut", () =>
      fc.assert(
        fc.asyncProperty(problems(edges[kernel]), fc.constantFrom(1, 2, 3), async (drawn, cuts) => {
          // This one reads along k only.
          const sizes =
            kernel === "dot" ? { ...drawn, transposeA: false, transposeB: true } : drawn;
          const partLength = Math.max(1, 16 * Math.ceil(sizes.k / cuts / 16));
          const parts = Math.max(1, Math.ceil(sizes.k / partLength));
          const plan = { kernel, parts, partLength, lanes: lanesOf(kernel) };
          expect(await productOf(sizes, plan)).toEqual(expectedOf(sizes));
        }),
        { numRuns: kernel === "tile 128" ? 10 : 25 },
      ));
  });

  it("agrees with the reference as it is planned", () =>
    fc.assert(
      fc.asyncProperty(
        problems([0, 1, 2, 16, 17, 40], fc.constantFrom(0, 1, 5, 9, 300)),
        async (sizes) => {
          expect(await productOf(sizes)).toEqual(expectedOf(sizes));
        },
      ),
      { numRuns: 40 },
    ));

  it("wraps whole numbers around", () =>
    fc.assert(
      fc.asyncProperty(problems([0, 1, 2, 15, 16, 17, 33]), fc.nat(100), async (sizes, seed) => {
        const { a, b } = sizesOf(sizes);
        const [x, y] = [wholeNumbers(a, 2 ** 31, seed), wholeNumbers(b, 2 ** 31, seed + 7)];
        const expected = cpu.matmul(cpu.upload(x), cpu.upload(y), sizes).readSync();
        const actual = backend.matmul(backend.upload(x), backend.upload(y), sizes);
        expect(await actual.read()).toEqual(expected);
      }),
      { numRuns: 40 },
    ));

  it("rounds no more often than its sums have terms", () =>
    fc.assert(
      fc.asyncProperty(matrixPairs, ([a, b]) =>
        expectParity(backend, (x, y) => matmul(x, y), [a, b], {
          accumulated: sumOfProducts(a.shape[1]),
          absolute: 2 ** -120, // products that are smaller than all normal numbers may be 0
        }),
      ),
    ));

  it.each(kernels)(
    "starts rows of workgroups where one has no room for all, by %s",
    async (kernel) => {
      const sizes = { batch: 5, m: 40, k: 20, n: 33, ...asStored, transposeB: true };
      const plan = { kernel, parts: 2, partLength: 16, lanes: lanesOf(kernel) };
      expect(await productOf(sizes, plan, { groupLimit: 3 })).toEqual(expectedOf(sizes));
    },
  );

  it("computes what a kernel does not see whole in boxes, whatever is too large", () =>
    fc.assert(
      fc.asyncProperty(
        problems([1, 2, 15, 33], fc.constantFrom(0, 1, 9, 40, 300)),
        fc.constantFrom(512, 1024, 4096),
        async (sizes, bindingLimit) => {
          expect(await productOf(sizes, undefined, { bindingLimit })).toEqual(expectedOf(sizes));
        },
      ),
      { numRuns: 30 },
    ));

  it.each(kernels)("computes boxes by %s", async (kernel) => {
    const sizes = { batch: 2, m: 35, k: 32, n: 20, ...asStored, transposeB: true };
    const plan = { kernel, parts: 2, partLength: 16, lanes: lanesOf(kernel) };
    expect(await productOf(sizes, plan, { bindingLimit: 2048 })).toEqual(expectedOf(sizes));
  });

  it("has zeros where there is nothing to add up, and infinities where the reference has them", async () => {
    const options = { backend };
    const nothing = new Float32Array(0);
    const empty = matmul(fromData(nothing, [2, 0], options), fromData(nothing, [0, 2], options));
    expect(await empty.data()).toEqual(new Float32Array(4));
    const x = tensor([[Infinity, 1], [0, NaN], [3, 4]], options); // prettier-ignore
    const y = tensor([[1, -1], [2, 0]], options); // prettier-ignore
    expect(await matmul(x, y).data()).toEqual(
      Float32Array.of(Infinity, -Infinity, NaN, NaN, 11, -3),
    );
  });

  /** The product as it is planned here, or by `matmulPlan`. */
  async function productOf(
    sizes: MatmulSizes,
    plan?: MatmulPlan,
    limits: Parameters<typeof withLimits>[1] = {},
  ): Promise<TypedArray> {
    const gpu = gpuOf(backend);
    const [a, b] = operandsOf(sizes).map((x) => on(gpu, backend.upload(x)));
    const c = new GpuStorage(gpu, "float32", sizesOf(sizes).c);
    await withLimits(backend, limits, async () =>
      productInto(gpu, [a, b, c], sizes, { activation: "none" }, plan && (() => plan)),
    );
    return c.read();
  }
});

function expectedOf(sizes: MatmulSizes): TypedArray {
  const [a, b] = operandsOf(sizes).map((x) => cpu.upload(x));
  return cpu.matmul(a, b, sizes).readSync();
}

/** Whole numbers that are small have the same sums in every order; among them are some infinities. */
function operandsOf(sizes: MatmulSizes): Float32Array<ArrayBuffer>[] {
  const { a, b } = sizesOf(sizes);
  return [wholeNumbers(a, 9, a), wholeNumbers(b, 9, b + 1)].map((whole) =>
    Float32Array.from(whole, (value, i) => (value === 9 && i % 3 === 0 ? Infinity : value)),
  );
}

function sizesOf({
  batch,
  m,
  k,
  n,
  sharedA,
  sharedB,
}: MatmulSizes): Record<"a" | "b" | "c", number> {
  return { a: (sharedA ? 1 : batch) * m * k, b: (sharedB ? 1 : batch) * k * n, c: batch * m * n };
}

/** From −largest to largest, in no order. */
function wholeNumbers(size: number, largest: number, seed: number): Int32Array<ArrayBuffer> {
  return Int32Array.from({ length: size }, (_, i) => {
    const bits = Math.imul(i + seed, 0x9e3779b1) ^ Math.imul(i + seed, 0x85ebca6b);
    return Math.round((bits / 2 ** 31) * largest);
  });
}
