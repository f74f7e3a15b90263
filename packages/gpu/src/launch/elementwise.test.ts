import { arange, cast, fromData, full, map, tensor, type Tensor, where, zip } from "@gradus/core";
import { broadcastablePairs, tensors } from "@gradus/core/testing";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { describeOnGpu } from "../testing/describe-on-gpu.ts";
import { expectParity } from "../testing/expect-parity.ts";
import { withLimits } from "../testing/with-limits.ts";

describeOnGpu("elementwise kernels", (backend) => {
  it("computes each number from the one at its place", () =>
    fc.assert(
      fc.asyncProperty(tensors(), (x) =>
        expectParity(backend, (a) => map("square", a), [x], { ulps: 1 }),
      ),
    ));

  it("repeats what is broadcast", () =>
    fc.assert(
      fc.asyncProperty(broadcastablePairs(), ([a, b]) =>
        expectParity(backend, (x, y) => zip("mul", x, y), [a, b], { ulps: 1 }),
      ),
    ));

  it("repeats rows, columns and single numbers of rows of any length", () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 17 }),
        async (rows, columns) => {
          const counted = (shape: number[]): Tensor =>
            arange(shape.reduce((a, b) => a * b, 1)).reshape(shape);
          const table = counted([rows, columns]);
          for (const other of [[columns], [rows, 1], [1], [1, columns]]) {
            const pair = [table, counted(other)];
            await expectParity(backend, (x, y) => zip("sub", x, y), pair);
            await expectParity(backend, (x, y) => zip("sub", y, x), pair);
          }
          await expectParity(backend, (x, y) => zip("sub", x, y), [
            counted([rows, 1]),
            counted([1, columns]),
          ]);
        },
      ),
      { numRuns: 20 },
    ));

  it("goes on in the next part where one binding ends", async () => {
    const [x, one] = [arange(777), tensor([3])];
    await withLimits(backend, { bindingLimit: 1024 }, async () => {
      await expectParity(backend, (a) => map("neg", a), [x]);
      await expectParity(backend, (a, b) => zip("sub", a, b), [x, x.add(1)]);
      await expectParity(backend, (a, b) => zip("sub", a, b), [x, one]);
      await expectParity(backend, (a, b) => zip("sub", b, a), [x, one]);
    });
  });

  it("goes on in the next part where rows are repeated, or columns, or blocks", () =>
    fc.assert(
      fc.asyncProperty(
        fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 5, max: 14 }))),
        fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
        async (shape, repeats) => {
          const operand = (own: boolean[]): Tensor => {
            const lengths = shape.map((length, axis) => (own[axis] ? 1 : length));
            return arange(lengths.reduce((a, b) => a * b, 1)).reshape(lengths);
          };
          const pair = [operand(repeats.slice(0, 3)), operand(repeats.slice(3)).mul(0.5)];
          await withLimits(backend, { bindingLimit: 1024 }, () =>
            expectParity(backend, (a, b) => zip("sub", a, b), pair),
          );
        },
      ),
      { numRuns: 100 },
    ));

  it("fills, casts and selects", async () => {
    const x = fromData(Float32Array.of(1.5, -2.5, 3e9, NaN, Infinity, -5e9), [6], { backend });
    expect(await cast(x, "int32").data()).toEqual(
      Int32Array.of(1, -2, -1294967296, 0, 0, -705032704),
    );
    expect(await full([5], -2.5, { backend }).data()).toEqual(new Float32Array(5).fill(-2.5));
    const condition = tensor([1, 0, -1], { backend });
    const y = where(condition, tensor([1, 2, 3], { backend }), tensor([4, 5, 6], { backend }));
    expect(await y.data()).toEqual(Float32Array.of(1, 5, 3));
  });
});
