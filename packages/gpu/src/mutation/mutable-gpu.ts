import { setMaxListeners } from "node:events";
import { Gpu } from "../device/gpu.ts";
import { backendOn, type GpuBackend } from "../webgpu-backend.ts";

/** How WGSL is changed before a device compiles it. */
export type Change = (code: string) => string;

/** A device whose programs can be changed on their way to it; what was compiled once is kept. */
export interface MutableGpu {
  /** A backend that knows no program yet. `change` is applied to all it compiles from now on. */
  backend(change: Change): GpuBackend;
  /** The programs that were run since the last backend was made. */
  readonly compiled: ReadonlySet<string>;
  /** What the device says about programs that were changed; undefined where it accepted them all. */
  refusal(): Promise<string | undefined>;
}

/** Opens a device of an adapter. */
export async function mutableGpu(adapter: GPUAdapter): Promise<MutableGpu> {
  const device = await adapter.requestDevice();
  setMaxListeners(0, device);
  const codes = new WeakMap<GPUShaderModule, string>();
  const pipelines = new Map<string, GPUComputePipeline>();
  const compiled = new Set<string>();
  let change: Change = (code) => code;
  let refusals: Promise<GPUError | null>[] = [];

  const [makeModule, makePipeline] = [
    device.createShaderModule.bind(device),
    device.createComputePipeline.bind(device),
  ];
  device.createShaderModule = (descriptor) => {
    const code = change(descriptor.code);
    compiled.add(descriptor.code);
    const module = watched(code === descriptor.code, () => makeModule({ ...descriptor, code }));
    codes.set(module, code);
    return module;
  };
  device.createComputePipeline = (descriptor) => {
    const code = codes.get(descriptor.compute.module) ?? "";
    let pipeline = pipelines.get(code);
    if (!pipeline) {
      pipeline = watched(compiled.has(code), () => makePipeline(descriptor));
      pipelines.set(code, pipeline);
    }
    return pipeline;
  };

  /** Compiles something, and keeps what is said about it if it was changed. */
  function watched<T>(unchanged: boolean, compile: () => T): T {
    if (unchanged) return compile();
    device.pushErrorScope("validation");
    const made = compile();
    refusals.push(device.popErrorScope());
    return made;
  }

  const { vendor, architecture, device: name, description } = adapter.info;
  return {
    compiled,
    backend(changeNow) {
      change = changeNow;
      compiled.clear();
      refusals = [];
      return backendOn(new Gpu(device), { vendor, architecture, device: name, description });
    },
    async refusal() {
      const errors = await Promise.all(refusals);
      return errors.find((error) => error !== null)?.message;
    },
  };
}
