import { timeOnGpu } from "./compete-on-gpu.ts";

/** What a device can do at most, as its simplest kernels do it. */
export interface Peaks {
  /** Bytes a second that a copy reads and writes. */
  readonly bytes: number;
  /** Calculations a second of multiplications and additions that need no memory. */
  readonly flops: number;
}

const copy = /* wgsl */ `
@group(0) @binding(0) var<storage, read> x: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> y: array<vec4f>;

@compute @workgroup_size(256)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  for (var i = id.x; i < arrayLength(&x); i += groups.x * 256u) { y[i] = x[i]; }
}`;

/** Eight chains of multiply-adds: none waits for another. Each turn does 8 × 4 of them. */
const multiplyAdd = /* wgsl */ `
@group(0) @binding(0) var<storage, read> x: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> y: array<vec4f>;

@compute @workgroup_size(256)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let a = x[0];
  var s0 = x[1]; var s1 = x[2]; var s2 = x[3]; var s3 = x[4];
  var s4 = x[5]; var s5 = x[6]; var s6 = x[7]; var s7 = x[8];
  for (var turn = 0u; turn < turns; turn++) {
    s0 = fma(s0, a, s1); s1 = fma(s1, a, s2); s2 = fma(s2, a, s3); s3 = fma(s3, a, s4);
    s4 = fma(s4, a, s5); s5 = fma(s5, a, s6); s6 = fma(s6, a, s7); s7 = fma(s7, a, s0);
  }
  y[id.x] = s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7;
}
override turns: u32;`;

/**
 * Measures the peaks of a device.
 *
 * @param isSoftware whether it is a CPU, which gets a thousandth of a card's work
 */
export async function measurePeaks(device: GPUDevice, isSoftware: boolean): Promise<Peaks> {
  const bytes = isSoftware ? 2 ** 24 : 2 ** 28;
  const groups = isSoftware ? 64 : 8192;
  const turns = isSoftware ? 256 : 1024;
  const [x, y] = [newBuffer(device, bytes), newBuffer(device, bytes)];
  const copying = await time(device, copy, [x, y], Math.min(groups, 65_535));
  const adding = await time(device, multiplyAdd, [x, y], groups, { turns });
  x.destroy();
  y.destroy();
  const flops = groups * 256 * turns * 8 * 4 * 2;
  return { bytes: (2 * bytes * 1000) / copying, flops: (flops * 1000) / adding };
}

function newBuffer(device: GPUDevice, size: number): GPUBuffer {
  return device.createBuffer({ size, usage: 0x80 });
}

async function time(
  device: GPUDevice,
  code: string,
  buffers: readonly GPUBuffer[],
  groups: number,
  constants: Record<string, number> = {},
): Promise<number> {
  const module = device.createShaderModule({ code });
  const pipeline = device.createComputePipeline({
    layout: "auto",
    compute: { module, constants },
  });
  const bindings = device.createBindGroup({
    layout: pipeline.getBindGroupLayout(0),
    entries: buffers.map((buffer, binding) => ({ binding, resource: { buffer } })),
  });
  const queue = (): void => {
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, bindings);
    pass.dispatchWorkgroups(groups);
    pass.end();
    device.queue.submit([encoder.finish()]);
  };
  return timeOnGpu({ queue, finish: () => device.queue.onSubmittedWorkDone() });
}
