import { type Backend, explain, type FusedKernels, type TypedArray } from "@gradus/core";
import { type ChromeTrace, chromeTrace } from "./device/chrome-trace.ts";
import type { Gpu } from "./device/gpu.ts";
import { KernelTimes } from "./device/kernel-times.ts";
import { GpuStorage } from "./gpu-storage.ts";
import { attentions } from "./launch/attention.ts";
import { batchNorms } from "./launch/batch-norm.ts";
import { convolution } from "./launch/convolution.ts";
import { elementwise } from "./launch/elementwise.ts";
import { indexing } from "./launch/indexing.ts";
import { gates } from "./launch/gates.ts";
import { layerNorms } from "./launch/layer-norm.ts";
import { layout } from "./launch/layout.ts";
import { affineMaps, matrices } from "./launch/matmul.ts";
import { pooling } from "./launch/pooling.ts";
import { random } from "./launch/random.ts";
import { reduction } from "./launch/reduction.ts";
import { probabilities } from "./launch/softmax.ts";
import { updates } from "./launch/updates.ts";

/** The adapter that a device belongs to, as it names itself. */
export interface AdapterName {
  readonly vendor: string;
  readonly architecture: string;
  readonly device: string;
  readonly description: string;
}

/** How many bytes of the device's memory are taken. */
export interface GpuMemory {
  /** By tensors. */
  readonly inUse: number;
  /** By buffers that wait to be used again. */
  readonly free: number;
}

/** A backend on a WebGPU device. */
export interface GpuBackend extends Backend {
  readonly adapter: AdapterName;
  memory(): GpuMemory;
  /** Waits until the device has done all that it was asked for; throws what went wrong. */
  finish(): Promise<void>;
  /**
   * How long each kernel ran so far, for chrome://tracing or ui.perfetto.dev.
   *
   * @throws Error unless it was asked for: `webgpu({ trace: true })`
   */
  trace(): Promise<ChromeTrace>;
  /** Gives the device back. Its tensors are gone. */
  destroy(): void;
}

/** All kernels, on one device. */
export function backendOn(gpu: Gpu, adapter: AdapterName): GpuBackend {
  return {
    name: "webgpu",
    dtypes: ["float32", "int32"],
    adapter,
    memory: () => ({ inUse: gpu.pool.inUse, free: gpu.pool.free }),
    finish: () => gpu.finish(),
    trace: () => traceOf(gpu, adapter),
    destroy: () => gpu.device.destroy(),
    upload: (data: TypedArray) => upload(gpu, data),
    ...elementwise(gpu),
    ...layout(gpu),
    ...reduction(gpu),
    ...indexing(gpu),
    ...matrices(gpu),
    ...convolution(gpu),
    fused: fusedOn(gpu),
  };
}

/** Every fused kernel that there is: the compiler says which one is missing. */
function fusedOn(gpu: Gpu): FusedKernels {
  return {
    ...affineMaps(gpu),
    ...gates(gpu),
    ...attentions(gpu),
    ...batchNorms(gpu),
    ...layerNorms(gpu),
    ...pooling(gpu),
    ...probabilities(gpu),
    ...random(gpu),
    ...updates(gpu),
  };
}

async function traceOf({ commands }: Gpu, adapter: AdapterName): Promise<ChromeTrace> {
  const { timer } = commands;
  if (!(timer instanceof KernelTimes)) {
    throw new Error(
      explain(
        "webgpu",
        "a trace was asked for, and nothing was measured.",
        "Measuring costs time, so it is done only where it is asked for, before the first kernel.",
        "webgpu({ trace: true }), or GRADUS_TRACE=1 in the environment.",
      ),
    );
  }
  commands.flush();
  await timer.settle();
  return chromeTrace(timer.times, `${adapter.vendor} ${adapter.description || adapter.device}`);
}

function upload(gpu: Gpu, data: TypedArray): GpuStorage {
  if (data instanceof Float64Array) {
    throw new TypeError(
      explain(
        "webgpu",
        "the numbers are float64.",
        "A GPU computes in float32 and int32.",
        "Float32Array.from(data); gradients are checked in float64 on the cpu backend.",
      ),
    );
  }
  const dtype = data instanceof Int32Array ? "int32" : "float32";
  const storage = new GpuStorage(gpu, dtype, data.length);
  gpu.commands.write(storage.pooled, data);
  return storage;
}
