import { describe, it } from "vitest";
import type { GpuBackend } from "../webgpu-backend.ts";
import { gpu } from "./gpu.ts";

/**
 * A `describe` that is given a GPU. Where there is none, it is said loudly and never counts as passed; where one is
 * required, it fails.
 */
export function describeOnGpu(name: string, body: (gpu: GpuBackend) => void): void {
  if (gpu) {
    const backend = gpu;
    describe(name, () => body(backend));
  } else if (process.env["CI"]) {
    describe(name, () =>
      it("has a GPU", () => {
        throw new Error(
          "There is no WebGPU adapter, and kernels must not go unchecked here.\n" +
            "  On Linux x64 SwiftShader is unpacked from the development dependencies.\n" +
            "  Try: pnpm install",
        );
      }),
    );
  } else {
    console.error(`NOT RUN: ${name}. There is no WebGPU adapter on this machine.`);
    describe.skip(name, () => it("needs a WebGPU adapter", () => {}));
  }
}
