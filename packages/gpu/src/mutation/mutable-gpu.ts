import { Gpu } from "../device/gpu.ts";
import { backendOn, type GpuBackend } from "../webgpu-backend.ts";

/** How WGSL is changed before a device compiles it. */
export type Change = (code: string) => string;

/** A device whose programs can be changed on their way to it; what was compiled once is kept. */
export class MutableGpu {
  /** The programs that were run since the last backend was made, as they were before the change. */
  readonly compiled: Set<string> = new Set();
  private readonly device: GPUDevice;
  private readonly info: GPUAdapterInfo;
  private readonly codes = new WeakMap<GPUShaderModule, string>();
  private readonly pipelines = new Map<string, GPUComputePipeline>();
  private refusals: Promise<GPUError | null>[] = [];
  private change: Change = (code) => code;

  constructor(device: GPUDevice, info: GPUAdapterInfo) {
    this.device = device;
    this.info = info;
    const makeModule = device.createShaderModule.bind(device);
    const makePipeline = device.createComputePipeline.bind(device);
    device.createShaderModule = (descriptor) => {
      const code = this.change(descriptor.code);
      this.compiled.add(descriptor.code);
      const module = this.watched(() => makeModule({ ...descriptor, code }));
      this.codes.set(module, code);
      return module;
    };
    device.createComputePipeline = (descriptor) => {
      const code = this.codes.get(descriptor.compute.module) ?? "";
      const known = this.pipelines.get(code);
      if (known) return known;
      const made = this.watched(() => makePipeline(descriptor));
      this.pipelines.set(code, made);
      return made;
    };
  }

  /** A backend that knows no program yet. `change` is applied to all it compiles from now on. */
  backend(change: Change): GpuBackend {
    this.change = change;
    this.compiled.clear();
    this.refusals = [];
    const { vendor, architecture, device, description } = this.info;
    return backendOn(new Gpu(this.device), { vendor, architecture, device, description });
  }

  /** What the device says about programs that it does not accept; undefined where it accepts them all. */
  async refusal(): Promise<string | undefined> {
    const errors = await Promise.all(this.refusals);
    return errors.find((error) => error !== null)?.message;
  }

  /** Compiles something, and keeps what is said about it. */
  private watched<T>(compile: () => T): T {
    this.device.pushErrorScope("validation");
    const made = compile();
    this.refusals.push(this.device.popErrorScope());
    return made;
  }
}
