import { BufferUsage, MAP_READ } from "./buffer-usage.ts";
import type { Timer } from "./commands.ts";

/** How long a kernel ran, in nanoseconds of the device's own clock. */
export interface KernelTime {
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

/** How many runs one batch may have: as many as its queries have room for. */
const runs = 2048;

/**
 * Measures each kernel's run with timestamp queries.
 *
 * The device writes its clock before and after each run; the times are read when the batch is done, without anybody
 * waiting for them.
 */
export class KernelTimes implements Timer {
  readonly times: KernelTime[] = [];
  private readonly device: GPUDevice;
  private labels: string[] = [];
  private queries: GPUQuerySet | undefined;
  private landing: GPUBuffer | undefined;
  private readonly pending = new Set<Promise<void>>();

  constructor(device: GPUDevice) {
    this.device = device;
  }

  next(label: string): GPUComputePassTimestampWrites | undefined {
    if (this.labels.length === runs) return undefined;
    const { device } = this;
    this.queries ??= device.createQuerySet({ type: "timestamp", count: 2 * runs });
    const at = 2 * this.labels.push(label) - 2;
    return {
      querySet: this.queries,
      beginningOfPassWriteIndex: at,
      endOfPassWriteIndex: at + 1,
    };
  }

  finish(encoder: GPUCommandEncoder): void {
    if (!this.queries || this.labels.length === 0) return;
    const { queryResolve, copySource, copyDestination, mapRead } = BufferUsage;
    const count = 2 * this.labels.length;
    const size = 8 * count;
    const resolved = this.device.createBuffer({ size, usage: queryResolve | copySource });
    this.landing = this.device.createBuffer({ size, usage: copyDestination | mapRead });
    encoder.resolveQuerySet(this.queries, 0, count, resolved, 0);
    encoder.copyBufferToBuffer(resolved, 0, this.landing, 0, size);
  }

  submitted(): void {
    const { landing, queries, labels } = this;
    if (!landing || !queries) return;
    this.landing = undefined;
    this.queries = undefined;
    this.labels = [];
    const reading = this.read(landing, labels).finally(() => {
      queries.destroy();
      landing.destroy();
      this.pending.delete(reading);
    });
    this.pending.add(reading);
  }

  /** Waits until the times of all batches that were handed over are known. */
  async settle(): Promise<void> {
    await Promise.all(this.pending);
  }

  private async read(landing: GPUBuffer, labels: readonly string[]): Promise<void> {
    try {
      await landing.mapAsync(MAP_READ);
    } catch {
      return; // the device is gone, and with it the times
    }
    const clock = new BigUint64Array(landing.getMappedRange());
    labels.forEach((label, i) =>
      this.times.push({ label, start: Number(clock[2 * i]), end: Number(clock[2 * i + 1]) }),
    );
  }
}
