import type { PooledBuffer } from "./buffer-pool.ts";
import { Uniforms } from "./uniforms.ts";

/** One run of a compiled kernel. */
export interface Launch {
  readonly label: string;
  readonly pipeline: GPUComputePipeline;
  readonly bindings: GPUBindGroup;
  readonly sizes: readonly number[];
  readonly workgroups: readonly [x: number, y: number, z: number];
}

/** Hears of each kernel's run, to time it. */
export interface Timer {
  /** Where to write the times of the next run. */
  next(label: string): GPUComputePassTimestampWrites | undefined;
  /** Adds what has to run after a batch. */
  finish(encoder: GPUCommandEncoder): void;
  /** Is told that the batch was given to the device. */
  submitted(): void;
}

/** After how many runs a batch goes to the device: enough to pay for handing over, few enough to keep it busy. */
const most = 64;

/**
 * Commands for the device, handed over in batches.
 *
 * Handing over one kernel costs as much as handing over many. Only reading waits for an answer, so commands are
 * collected until somebody reads, or there are enough of them.
 */
export class Commands {
  /** The number of the batch that is being collected. */
  batch = 0;
  readonly uniforms: Uniforms;
  timer: Timer | undefined;
  private readonly device: GPUDevice;
  private encoder: GPUCommandEncoder | undefined;
  private pass: GPUComputePassEncoder | undefined;
  private runs = 0;

  constructor(device: GPUDevice) {
    this.device = device;
    this.uniforms = new Uniforms(device);
  }

  /** Adds a kernel's run. It sees the results of all that was added before. */
  launch({ label, pipeline, bindings, sizes, workgroups }: Launch): void {
    if (!this.uniforms.fits(sizes.length)) this.flush();
    const offset = this.uniforms.add(sizes);
    const pass = this.computePass(label);
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, bindings, [offset]);
    pass.dispatchWorkgroups(...workgroups);
    if (++this.runs >= most) this.flush();
  }

  /** Adds a copy of the first `bytes`. */
  copy(from: GPUBuffer, to: GPUBuffer, bytes: number): void {
    this.endPass();
    this.commandEncoder().copyBufferToBuffer(from, 0, to, 0, bytes);
    this.runs++;
  }

  /** Writes numbers into a buffer, after all that was added before and uses it. */
  write(to: PooledBuffer, data: ArrayBufferView<ArrayBuffer>): void {
    if (to.batch === this.batch) this.flush();
    this.device.queue.writeBuffer(to.buffer, 0, data);
  }

  /** Hands over what was collected. */
  flush(): void {
    if (!this.encoder) return;
    this.endPass();
    this.timer?.finish(this.encoder);
    this.uniforms.flush();
    this.device.queue.submit([this.encoder.finish()]);
    this.timer?.submitted();
    this.encoder = undefined;
    this.runs = 0;
    this.batch++;
  }

  private commandEncoder(): GPUCommandEncoder {
    this.encoder ??= this.device.createCommandEncoder();
    return this.encoder;
  }

  private computePass(label: string): GPUComputePassEncoder {
    const timestampWrites = this.timer?.next(label);
    if (timestampWrites) {
      // Times are taken at the ends of a pass, so each run has its own.
      this.endPass();
      this.pass = this.commandEncoder().beginComputePass({ label, timestampWrites });
    }
    this.pass ??= this.commandEncoder().beginComputePass();
    return this.pass;
  }

  private endPass(): void {
    this.pass?.end();
    this.pass = undefined;
  }
}
