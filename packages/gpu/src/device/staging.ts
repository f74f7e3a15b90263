import { sizeClass } from "./buffer-pool.ts";
import { BufferUsage } from "./buffer-usage.ts";

/** How many buffers wait to be used again. */
const most = 8;

/** Buffers that numbers land in on their way to JavaScript, used again: most reads are small and alike. */
export class Staging {
  private readonly device: GPUDevice;
  private readonly waiting: GPUBuffer[] = [];

  constructor(device: GPUDevice) {
    this.device = device;
  }

  take(bytes: number): GPUBuffer {
    const size = sizeClass(bytes);
    const at = this.waiting.findIndex((buffer) => buffer.size === size);
    if (at !== -1) return this.waiting.splice(at, 1)[0];
    const usage = BufferUsage.copyDestination | BufferUsage.mapRead;
    return this.device.createBuffer({ label: "staging", size, usage });
  }

  give(buffer: GPUBuffer): void {
    this.waiting.push(buffer);
    if (this.waiting.length > most) this.waiting.shift()!.destroy();
  }
}
