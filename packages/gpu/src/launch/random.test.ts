import { Random } from "@gradus/core";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { GpuStorage } from "../gpu-storage.ts";
import { describeOnGpu } from "../testing/describe-on-gpu.ts";
import { without } from "../testing/expect-fused.ts";

const seeds = fc.integer({ min: 0, max: 0xffffffff });
const sizes = fc.constantFrom(0, 1, 2, 3, 4, 5, 1023, 1024, 1025, 3000);
const probabilities = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.constantFrom(0, 2 ** -33, 2 ** -32, 0.5, 1 - 2 ** -32, 1 - 2 ** -40, 1),
);
const dtypes = fc.constantFrom("float32" as const, "int32" as const);

describeOnGpu("random kernels", (gpu) => {
  it("toss the reference's coins, bit by bit", () =>
    fc.assert(
      fc.asyncProperty(seeds, sizes, probabilities, dtypes, async (seed, size, p, dtype) => {
        const onGpu = new Random(seed).bernoulli([size], p, { dtype, backend: gpu });
        expect(await onGpu.data()).toEqual(
          new Random(seed).bernoulli([size], p, { dtype }).dataSync(),
        );
      }),
    ));

  it("count the largest word in", async () => {
    // the first word of the key 0, 0, as it was published
    const first = 0x6b200159;
    const { bernoulli } = gpu.fused;
    expect(await bernoulli?.([0, 0], first, 1, "int32").read()).toEqual(Int32Array.of(1));
    expect(await bernoulli?.([0, 0], first - 1, 1, "int32").read()).toEqual(Int32Array.of(0));
  });

  it("go on in the next part where one binding ends", async () => {
    const probe = new Random(1).bernoulli([1], 0.5, { backend: gpu });
    const device = (probe.storage as GpuStorage).gpu;
    const limit = device.bindingLimit;
    device.bindingLimit = 1024;
    try {
      const parts = new Random(7).bernoulli([1000], 0.5, { backend: gpu });
      expect(await parts.data()).toEqual(new Random(7).bernoulli([1000], 0.5).dataSync());
    } finally {
      device.bindingLimit = limit;
    }
  });

  it("are not needed: without them the numbers are copied there", async () => {
    const plain = new Random(3).bernoulli([9], 0.5, { backend: without(gpu, ["bernoulli"]) });
    expect(await plain.data()).toEqual(new Random(3).bernoulli([9], 0.5).dataSync());
  });
});
