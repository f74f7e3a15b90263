import { BufferUsage } from "./buffer-usage.ts";

/** A buffer that goes back to its pool when nobody needs it any more. */
export interface PooledBuffer {
  /** Names it in caches, for it may be given out many times. */
  readonly id: number;
  readonly buffer: GPUBuffer;
  /** How many bytes it has: at least as many as were asked for. */
  readonly bytes: number;
  /** The last batch of commands that uses it. */
  batch: number;
}

/** How many bytes a pool may keep beside as many as are in use. */
const spare = 2 ** 28;

/**
 * Buffers for numbers, used again.
 *
 * Making a buffer takes longer than most kernels run, and a training step asks for the same sizes every time. Sizes are
 * rounded up to one of eight classes an octave, so that buffers fit more often and no more than an eighth is wasted.
 */
export class BufferPool {
  /** Bytes that tensors hold. */
  inUse = 0;
  /** Bytes that wait to be used again. */
  free = 0;
  private readonly device: GPUDevice;
  private readonly onDestroy: (pooled: PooledBuffer) => void;
  private readonly classes = new Map<number, PooledBuffer[]>();
  /** All that are free, the one that waits longest first. */
  private readonly waiting = new Set<PooledBuffer>();
  private made = 0;

  /** @param onDestroy hears of each buffer before it is destroyed */
  constructor(device: GPUDevice, onDestroy: (pooled: PooledBuffer) => void) {
    this.device = device;
    this.onDestroy = onDestroy;
  }

  /** A buffer of `bytes` or more, with anything in it. */
  take(bytes: number): PooledBuffer {
    const size = sizeClass(bytes);
    const pooled = this.classes.get(size)?.pop() ?? this.make(size);
    if (this.waiting.delete(pooled)) this.free -= size;
    this.inUse += size;
    return pooled;
  }

  /** Takes a buffer back. Commands that were given to the device before still see its numbers. */
  give(pooled: PooledBuffer): void {
    const { bytes } = pooled;
    this.inUse -= bytes;
    this.free += bytes;
    this.waiting.add(pooled);
    const alike = this.classes.get(bytes);
    if (alike) alike.push(pooled);
    else this.classes.set(bytes, [pooled]);
    for (const oldest of this.waiting) {
      if (this.free <= Math.max(spare, this.inUse)) break;
      this.drop(oldest);
    }
  }

  /** Gives back to the device what nobody uses. */
  clear(): void {
    for (const pooled of this.waiting) this.drop(pooled);
  }

  private make(bytes: number): PooledBuffer {
    const { storage, copySource, copyDestination } = BufferUsage;
    const usage = storage | copySource | copyDestination;
    return {
      id: this.made++,
      buffer: this.device.createBuffer({ size: bytes, usage }),
      bytes,
      batch: -1,
    };
  }

  private drop(pooled: PooledBuffer): void {
    const { bytes, buffer } = pooled;
    const alike = this.classes.get(bytes)!;
    alike.splice(alike.indexOf(pooled), 1);
    this.waiting.delete(pooled);
    this.free -= bytes;
    this.onDestroy(pooled);
    buffer.destroy();
  }
}

/** `bytes`, rounded up: to 256, or to an eighth of the power of two below. */
export function sizeClass(bytes: number): number {
  if (bytes <= 256) return 256;
  const step = Math.max(256, 2 ** (Math.floor(Math.log2(bytes)) - 3));
  return Math.ceil(bytes / step) * step;
}
