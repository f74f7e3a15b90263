import { explain } from "@gradus/core";
import { Gpu } from "./device/gpu.ts";
import { KernelTimes } from "./device/kernel-times.ts";
import { nodeGpu } from "./device/node-gpu.ts";
import { traceFile, writeTraceAtExit } from "./device/write-trace-at-exit.ts";
import { backendOn, type GpuBackend } from "./webgpu-backend.ts";

export interface WebgpuOptions {
  /** Which of several cards: the fast one, or the one that spares the battery. */
  readonly powerPreference?: "high-performance" | "low-power";
  /** An adapter of your own, instead of the one that is asked for. */
  readonly adapter?: GPUAdapter;
  /** Measures how long each kernel runs, see {@link GpuBackend.trace}; as `GRADUS_TRACE` says unless given. */
  readonly trace?: boolean;
}

/**
 * A backend on this machine's graphics card: in a browser through `navigator.gpu`, in Node through the `webgpu` package.
 *
 * Tensors say on which backend they are made; what is computed from them stays there.
 *
 * @throws Error if there is no WebGPU here, or no adapter
 *
 * @example
 * ```ts
 * const backend = await webgpu();
 * const x = new Random(1).normal([1024, 1024], { backend });
 * const y = x.matmul(x); // queued
 * console.log(await y.sum().item()); // waits
 * ```
 */
export async function webgpu({
  powerPreference = "high-performance",
  adapter,
  trace,
}: WebgpuOptions = {}): Promise<GpuBackend> {
  const chosen = adapter ?? (await (await entry()).requestAdapter({ powerPreference }));
  if (!chosen) {
    throw new Error(
      explain(
        "webgpu",
        "there is no adapter.",
        "WebGPU needs a graphics card that the browser or the driver makes available.",
        "the cpu backend, or on Linux a Vulkan driver.",
      ),
    );
  }
  const device = await chosen.requestDevice({
    requiredLimits: limitsOf(chosen),
    requiredFeatures: chosen.features.has(timing) ? [timing] : [],
  });
  const { vendor, architecture, device: name, description } = chosen.info;
  const gpu = new Gpu(device);
  const backend = backendOn(gpu, { vendor, architecture, device: name, description });
  const file = trace === undefined ? traceFile() : undefined;
  if (trace || file !== undefined) measure(gpu);
  if (file !== undefined) await writeTraceAtExit(file, () => backend.trace());
  return backend;
}

const timing = "timestamp-query";

/** Takes the time of each kernel from now on. */
function measure({ device, commands }: Gpu): void {
  if (!device.features.has(timing)) {
    throw new Error(
      explain(
        "webgpu",
        "a trace was asked for, and this device has no clock.",
        `Kernels are timed on devices with the feature "${timing}".`,
      ),
    );
  }
  commands.timer = new KernelTimes(device);
}

async function entry(): Promise<GPU> {
  const { navigator } = globalThis as { readonly navigator?: { readonly gpu?: GPU } };
  return navigator?.gpu ?? nodeGpu();
}

/** As much as the adapter offers, of what kernels are limited by. */
function limitsOf({ limits }: GPUAdapter): Record<string, number> {
  const names = [
    "maxBufferSize",
    "maxStorageBufferBindingSize",
    "maxStorageBuffersPerShaderStage",
    "maxComputeWorkgroupStorageSize",
    "maxComputeInvocationsPerWorkgroup",
    "maxComputeWorkgroupSizeX",
    "maxComputeWorkgroupSizeY",
    "maxComputeWorkgroupsPerDimension",
  ] as const;
  return Object.fromEntries(names.map((name) => [name, limits[name]]));
}
