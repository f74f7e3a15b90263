import type { MatmulSizes } from "@gradus/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matmulPlan } from "./matmul-plan.ts";

const one = {
  batch: 1,
  sharedA: false,
  sharedB: false,
  transposeA: false,
  transposeB: false,
};

describe("matmulPlan", () => {
  it("cuts k into parts that are there, together as long as k", () =>
    fc.assert(
      fc.property(
        fc.record({
          batch: fc.nat(100),
          m: fc.nat(5000),
          k: fc.nat(100_000),
          n: fc.nat(5000),
          sharedA: fc.boolean(),
          sharedB: fc.boolean(),
          transposeA: fc.boolean(),
          transposeB: fc.boolean(),
        }),
        (sizes) => {
          const { parts, partLength } = matmulPlan(sizes);
          expect(parts * partLength).toBeGreaterThanOrEqual(sizes.k);
          expect((parts - 1) * partLength).toBeLessThanOrEqual(Math.max(0, sizes.k - 1));
        },
      ),
    ));

  it.each<[string, Partial<MatmulSizes> & Pick<MatmulSizes, "m" | "k" | "n">, string]>([
    ["a network that learns XOR", { m: 4, k: 2, n: 8 }, "direct × 1"],
    ["heads of attention over 16 places", { batch: 64, m: 16, k: 32, n: 16 }, "direct × 1"],
    ["a matrix and a vector", { m: 4096, k: 4096, n: 1 }, "dot × 1"],
    ["two long vectors", { m: 1, k: 1_000_000, n: 1 }, "dot × 192"],
    ["a vector and a matrix", { m: 1, k: 4096, n: 4096 }, "direct × 12"],
    [
      "a vector and a matrix stored on its side",
      { m: 1, k: 4096, n: 4096, transposeB: true },
      "dot × 1",
    ],
    ["the hidden layer of an MLP", { m: 128, k: 784, n: 128 }, "tile 32 × 6"],
    ["the gradient of its weights", { m: 784, k: 128, n: 128, transposeA: true }, "tile 32 × 1"],
    ["a matrix with few columns", { m: 60_000, k: 784, n: 10 }, "tile 32 × 1"],
    ["a square of 512", { m: 512, k: 512, n: 512 }, "tile 64 × 3"],
    ["a square of 1024", { m: 1024, k: 1024, n: 1024 }, "tile 64 × 1"],
    ["a square of 2048", { m: 2048, k: 2048, n: 2048 }, "tile 128 × 1"],
    ["a square of 4096", { m: 4096, k: 4096, n: 4096 }, "tile 128 × 1"],
    ["a batch of squares", { batch: 48, m: 256, k: 64, n: 256 }, "tile 128 × 1"],
  ])("computes %s by the kernel that the table names", (_, sizes, expected) => {
    const { kernel, parts } = matmulPlan({ ...one, ...sizes });
    expect(`${kernel} × ${parts}`).toBe(expected);
  });

  it("multiplies whole numbers directly", () =>
    expect(matmulPlan({ ...one, m: 16, k: 4096, n: 16 }, "int32")).toEqual({
      kernel: "direct",
      parts: 32,
      partLength: 128,
      lanes: 1,
    }));

  it.each([
    [1, 1024, 64],
    [1, 100_000, 256],
    [4096, 4096, 32],
    [1_000_000, 4096, 8],
  ])("gives each of %i sums along %i numbers %i threads", (m, k, expected) =>
    expect(matmulPlan({ ...one, m, k, n: 1 }).lanes).toBe(expected),
  );
});
