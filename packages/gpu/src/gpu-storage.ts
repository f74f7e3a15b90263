import { type DType, explain, type Storage, type TypedArray } from "@gradus/core";
import type { PooledBuffer } from "./device/buffer-pool.ts";
import type { Gpu } from "./device/gpu.ts";

/** Gives back the buffers of storages that were forgotten rather than released: a net, not a plan. */
const forgotten = new FinalizationRegistry<() => void>((giveBack) => giveBack());

/** Numbers in GPU memory, which the garbage collector cannot see: every holder must let go. */
export class GpuStorage implements Storage {
  readonly dtype: DType;
  readonly size: number;
  readonly gpu: Gpu;
  readonly pooled: PooledBuffer;
  private holders = 0;

  /**
   * Room for `size` numbers, with anything in it.
   *
   * @throws RangeError if the device has no buffer as large
   */
  constructor(gpu: Gpu, dtype: DType, size: number) {
    checkBytes(gpu, size);
    this.gpu = gpu;
    this.dtype = dtype;
    this.size = size;
    const pooled = gpu.pool.take(4 * size);
    this.pooled = pooled;
    forgotten.register(this, () => gpu.pool.give(pooled), this);
  }

  retain(): void {
    this.holders++;
  }

  release(): void {
    if (--this.holders > 0) return;
    forgotten.unregister(this);
    this.gpu.pool.give(this.pooled);
  }

  async read(): Promise<TypedArray> {
    const bytes = await this.gpu.read(this.pooled, 4 * this.size);
    return this.dtype === "int32" ? new Int32Array(bytes) : new Float32Array(bytes);
  }

  readSync(): TypedArray {
    throw new Error(
      explain(
        "webgpu",
        "its numbers were asked for at once.",
        "A GPU answers later, so reading waits.",
        "await x.data()",
      ),
    );
  }
}

function checkBytes({ device }: Gpu, size: number): void {
  const { maxBufferSize } = device.limits;
  if (4 * size <= maxBufferSize) return;
  throw new RangeError(
    explain(
      "webgpu",
      `memory for ${size} numbers, ${4 * size} bytes, was asked for.`,
      `A buffer of this device has at most ${maxBufferSize} bytes.`,
      "smaller batches.",
    ),
  );
}
