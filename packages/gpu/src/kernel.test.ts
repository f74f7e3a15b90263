import { ones, softmax } from "@gradus/core";
import { expect, it } from "vitest";
import { GpuStorage } from "./gpu-storage.ts";
import { run } from "./kernel.ts";
import { mapWgsl } from "./kernels/map.wgsl.ts";
import { describeOnGpu } from "./testing/describe-on-gpu.ts";
import { gpuOf } from "./testing/gpu-of.ts";
import { withLimits } from "./testing/with-limits.ts";
import { webgpu } from "./webgpu.ts";

describeOnGpu("a kernel", (shared) => {
  it("that cannot be compiled is told by the next read, with what the compiler says", async () => {
    const backend = await webgpu();
    const gpu = gpuOf(backend);
    const x = new GpuStorage(gpu, "float32", 3);
    const broken = { name: "broken", wgsl: mapWgsl("f32", "fn f(x: T) -> T { return y0; }") };
    run(gpu, broken, { inputs: [x], output: x, sizes: [1], workgroups: [1] });
    await expect(ones([2], { backend }).data()).rejects.toThrow("unresolved value 'y0'");
    backend.destroy();
  });

  it("that sees less of a buffer than a tensor takes says so", () =>
    withLimits(shared, { bindingLimit: 1024 }, async () => {
      expect(() => softmax(ones([257], { backend: shared }))).toThrowErrorMatchingInlineSnapshot(`
        [RangeError: webgpu softmax: 257 numbers of a tensor take 1040 bytes.
          A kernel of this device sees at most 1024 bytes of one tensor.
          Try: smaller batches; weights that are larger, as several tensors.]
      `);
    }));
});
