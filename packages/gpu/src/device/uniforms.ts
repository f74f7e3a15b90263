import { BufferUsage } from "./buffer-usage.ts";

/** Where a kernel's sizes may begin: the alignment that every device grants. */
const slot = 256;
const slots = 1024;

/**
 * The sizes that kernels are run with, in one buffer.
 *
 * They are collected here while commands are, and written in one go before these run. The device works in order, so the
 * next batch may begin at the start again.
 */
export class Uniforms {
  readonly buffer: GPUBuffer;
  private readonly device: GPUDevice;
  private readonly words = new Uint32Array((slot / 4) * slots);
  private used = 0;

  constructor(device: GPUDevice) {
    this.device = device;
    const { uniform, copyDestination } = BufferUsage;
    this.buffer = device.createBuffer({
      label: "sizes",
      size: slot * slots,
      usage: uniform | copyDestination,
    });
  }

  /** Whether there is room for `count` more numbers. */
  fits(count: number): boolean {
    return this.used + slotsFor(count) <= slots;
  }

  /**
   * Keeps the sizes of one run.
   *
   * @returns the offset in bytes at which the kernel finds them
   */
  add(sizes: readonly number[]): number {
    const offset = this.used * slot;
    for (let i = 0, at = offset / 4; i < sizes.length; i++, at++) this.words[at] = sizes[i];
    this.used += slotsFor(sizes.length);
    return offset;
  }

  /** Writes what was collected, for the commands that are submitted next. */
  flush(): void {
    if (this.used === 0) return;
    this.device.queue.writeBuffer(this.buffer, 0, this.words, 0, (this.used * slot) / 4);
    this.used = 0;
  }
}

function slotsFor(count: number): number {
  return Math.ceil((4 * count) / slot);
}
