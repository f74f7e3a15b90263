import { BufferPool, type PooledBuffer } from "./buffer-pool.ts";
import { Commands } from "./commands.ts";
import { failure } from "./failure.ts";
import { Staging } from "./staging.ts";
import { MAP_READ } from "./buffer-usage.ts";

/** A device with all that is used again on it, which remembers what went wrong. */
export class Gpu {
  readonly device: GPUDevice;
  readonly commands: Commands;
  readonly pool: BufferPool;
  /** The most bytes that a kernel sees of one buffer. */
  bindingLimit: number;
  /** The most workgroups that a kernel is started with in one direction. */
  groupLimit: number;
  private readonly staging: Staging;
  private error: Error | undefined;

  constructor(device: GPUDevice) {
    this.device = device;
    this.commands = new Commands(device);
    this.pool = new BufferPool(device, ({ batch }) => {
      // A batch that uses a destroyed buffer would be refused.
      if (batch === this.commands.batch) this.commands.flush();
    });
    this.staging = new Staging(device);
    const { maxStorageBufferBindingSize, maxBufferSize } = device.limits;
    this.groupLimit = device.limits.maxComputeWorkgroupsPerDimension;
    this.bindingLimit = Math.min(maxStorageBufferBindingSize, maxBufferSize);
    device.addEventListener("uncapturederror", (event) => {
      // Said here, and not a second time on the console. Its type names no parent: in Node there is no DOM to have one.
      (event as GPUUncapturedErrorEvent & { preventDefault(): void }).preventDefault();
      const { message, constructor } = event.error;
      const kind = constructor.name === "GPUOutOfMemoryError" ? "memory" : "validation";
      this.error ??= failure(message, kind);
    });
    void device.lost.then(({ message }) => (this.error ??= failure(message, "lost")));
  }

  /** Throws the first error of the device, which by itself would only leave zeros behind. */
  check(): void {
    if (this.error) throw this.error;
  }

  /**
   * Copies the first `bytes` of a buffer out, after all that was asked for before.
   *
   * Reads that are asked for together, as in `Promise.all`, are handed over together.
   */
  async read(pooled: PooledBuffer, bytes: number): Promise<ArrayBuffer> {
    if (bytes === 0) return new ArrayBuffer(0);
    const landing = this.staging.take(bytes);
    pooled.batch = this.commands.batch;
    this.commands.copy(pooled.buffer, landing, bytes);
    await Promise.resolve();
    this.commands.flush();
    try {
      await landing.mapAsync(MAP_READ, 0, bytes);
    } catch (error) {
      this.check();
      throw error;
    }
    const data = landing.getMappedRange(0, bytes).slice(0);
    landing.unmap();
    this.staging.give(landing);
    this.check();
    return data;
  }

  /** Waits until the device has done all that it was asked for. */
  async finish(): Promise<void> {
    this.commands.flush();
    await this.device.queue.onSubmittedWorkDone();
    this.check();
  }
}
