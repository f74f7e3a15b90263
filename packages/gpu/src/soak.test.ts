import { Random, scope, type Tensor, tensor } from "@gradus/core";
import { crossEntropy, Dropout, Linear, relu, Sequential } from "@gradus/layers";
import { Adam } from "@gradus/optimizers";
import { expect, it } from "vitest";
import { describeOnGpu } from "./testing/describe-on-gpu.ts";
import type { GpuMemory } from "./webgpu-backend.ts";

/** `GRADUS_SOAK=10000` for a long one. */
const steps = Number(process.env["GRADUS_SOAK"] ?? 400);

describeOnGpu("a long training", (backend) => {
  it(
    "takes as much memory after thousands of steps as after a few",
    { timeout: 1000 * steps },
    async () => {
      const random = new Random(1);
      const options = { random, backend };
      const model = new Sequential(
        new Linear(8, 16, options),
        relu,
        new Dropout(0.2, { random }),
        new Linear(16, 3, options),
      );
      const optimizer = new Adam(model.parameters());

      /** One step, on batches of 16, 16 and 5 in turn, as an epoch ends with a small one. */
      function step(number: number): Tensor {
        const size = number % 3 === 2 ? 5 : 16;
        const labels = Array.from({ length: size }, (_, i) => i % 3);
        return scope(() => {
          const x = random.normal([size, 8], { backend });
          optimizer.zeroGrad();
          const target = tensor(labels, { dtype: "int32", backend });
          const loss = crossEntropy(model.forward(x), target);
          loss.backward();
          optimizer.step();
          return loss;
        });
      }

      const losses: number[] = [];
      const taken: GpuMemory[] = [];
      for (let number = 1; number <= steps; number++) {
        const loss = step(number);
        // Mostly nobody reads, so that steps wait in batches.
        if (number % 10 === 0) losses.push(await loss.item());
        loss.dispose();
        if (number % 50 !== 0) continue;
        await backend.finish();
        taken.push(backend.memory());
      }
      expect(losses.every(Number.isFinite)).toBe(true);
      const [first, ...later] = taken;
      expect(Math.max(...later.map(({ inUse }) => inUse))).toBeLessThanOrEqual(first.inUse);
      // Together with buffers that wait to be used again.
      const all = ({ inUse, free }: GpuMemory): number => inUse + free;
      expect(Math.max(...later.map(all))).toBeLessThanOrEqual(all(first));
    },
  );
});
