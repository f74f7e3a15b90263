import { type DType, explain } from "@gradus/core";
import type { Gpu } from "./device/gpu.ts";
import { GpuStorage } from "./gpu-storage.ts";

/** A WGSL program and what it is called. Compiled once for each device, when it is first run. */
export interface Program {
  readonly name: string;
  readonly wgsl: string;
}

/** Some of the numbers of a storage: `count` of them from `first` on, which is a multiple of 64. */
export interface Part {
  readonly storage: GpuStorage;
  readonly first: number;
  readonly count: number;
}

/** What a kernel reads and writes. */
export interface Bindings {
  readonly inputs: readonly (GpuStorage | Part)[];
  readonly outputs: readonly (GpuStorage | Part)[];
}

/** How large a run is. */
export interface Extent {
  /** The kernel's `Sizes`, in order, 32 bits each: whole numbers, or fractions as `floatBits`. */
  readonly sizes: readonly number[];
  /** How many workgroups to start. */
  readonly workgroups: readonly [x: number, y?: number, z?: number];
}

/** What a kernel makes. */
export interface Output {
  readonly size: number;
  readonly dtype: DType;
}

/** One run of a kernel that makes one storage. */
export interface Dispatch extends Extent {
  readonly inputs: readonly GpuStorage[];
  readonly output: Output;
}

/** Queues a kernel that makes one storage, and returns at once; the GPU catches up later. */
export function run(
  gpu: Gpu,
  program: Program,
  { inputs, output, ...extent }: Dispatch,
): GpuStorage {
  const made = new GpuStorage(gpu, output.dtype, output.size);
  runInto(gpu, program, { inputs, outputs: [made], ...extent });
  return made;
}

/** Queues a kernel that writes into storages that are there. */
export function runInto(
  gpu: Gpu,
  program: Program,
  { inputs, outputs, ...extent }: Bindings & Extent,
): void {
  if (extent.workgroups.includes(0)) return;
  const kernels = compiled.get(gpu) ?? new Map<Program, Kernel>();
  compiled.set(gpu, kernels);
  let kernel = kernels.get(program);
  if (!kernel) {
    kernel = new Kernel(gpu, program, inputs.length, outputs.length);
    kernels.set(program, kernel);
  }
  kernel.run([...inputs, ...outputs], extent);
}

const compiled = new WeakMap<Gpu, Map<Program, Kernel>>();

/** How many sets of bindings a kernel remembers. */
const remembered = 1024;

/** A compiled WGSL program. All of ours bind alike: first the inputs, then the outputs, then the sizes. */
class Kernel {
  private readonly gpu: Gpu;
  private readonly name: string;
  private readonly pipeline: GPUComputePipeline;
  private readonly layout: GPUBindGroupLayout;
  private readonly bindGroups = new Map<string, GPUBindGroup>();

  constructor(gpu: Gpu, { name, wgsl }: Program, inputs: number, outputs: number) {
    const { device } = gpu;
    this.gpu = gpu;
    this.name = name;
    this.layout = layoutFor(device, inputs, outputs);
    this.pipeline = device.createComputePipeline({
      label: name,
      layout: device.createPipelineLayout({ bindGroupLayouts: [this.layout] }),
      compute: { module: device.createShaderModule({ label: name, code: wgsl }) },
    });
  }

  run(bound: readonly (GpuStorage | Part)[], { sizes, workgroups }: Extent): void {
    const [x, y = 1, z = 1] = workgroups;
    const { commands } = this.gpu;
    // Before it is launched, for a launch may end the batch; a batch too many does no harm.
    for (const one of bound) storageOf(one).pooled.batch = commands.batch;
    const { name: label, pipeline } = this;
    const bindings = this.bindingsOf(bound, sizes.length);
    commands.launch({ label, pipeline, bindings, sizes, workgroups: [x, y, z] });
    for (const one of bound) storageOf(one).pooled.batch = commands.batch;
  }

  private bindingsOf(bound: readonly (GpuStorage | Part)[], sizes: number): GPUBindGroup {
    let key = "";
    for (const one of bound) {
      key +=
        one instanceof GpuStorage
          ? `${one.pooled.id},`
          : `${one.storage.pooled.id}+${one.first}:${one.count},`;
    }
    let bindings = this.bindGroups.get(key);
    if (bindings) return bindings;
    const { device, commands } = this.gpu;
    const uniform = {
      buffer: commands.uniforms.buffer,
      size: Math.max(16, 16 * Math.ceil(sizes / 4)),
    };
    const resources = [...bound.map((one) => this.resource(one)), uniform];
    bindings = device.createBindGroup({
      layout: this.layout,
      entries: resources.map((resource, binding) => ({ binding, resource })),
    });
    if (this.bindGroups.size >= remembered) this.bindGroups.clear();
    this.bindGroups.set(key, bindings);
    return bindings;
  }

  private resource(one: GpuStorage | Part): GPUBufferBinding {
    const { bindingLimit } = this.gpu;
    const { storage, first, count } =
      one instanceof GpuStorage ? { storage: one, first: 0, count: one.size } : one;
    const { buffer, bytes: all } = storage.pooled;
    if (one === storage && all <= bindingLimit) return { buffer };
    // Kernels may read four numbers at a time, and every buffer has room for that.
    const bytes = 16 * Math.ceil(count / 4);
    if (bytes <= bindingLimit) return { buffer, offset: 4 * first, size: bytes };
    throw new RangeError(
      explain(
        `webgpu ${this.name}`,
        `${count} numbers of a tensor take ${bytes} bytes.`,
        `A kernel of this device sees at most ${bindingLimit} bytes of one tensor.`,
        "smaller batches; weights that are larger, as several tensors.",
      ),
    );
  }
}

function storageOf(one: GpuStorage | Part): GpuStorage {
  return one instanceof GpuStorage ? one : one.storage;
}

/** The bindings that all kernels with as many inputs and outputs have. */
function layoutFor(device: GPUDevice, inputs: number, outputs: number): GPUBindGroupLayout {
  const visibility = 4; // GPUShaderStage.COMPUTE
  const types: GPUBufferBindingLayout[] = [
    ...Array.from({ length: inputs }, () => ({ type: "read-only-storage" }) as const),
    ...Array.from({ length: outputs }, () => ({ type: "storage" }) as const),
    { type: "uniform", hasDynamicOffset: true },
  ];
  return device.createBindGroupLayout({
    entries: types.map((buffer, binding) => ({ binding, visibility, buffer })),
  });
}
