import type { AxisView, ReduceFn, Storage } from "../backend/backend.ts";
import { type Shape, sizeOf } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";

/** How a reduction leaves the axes it folds. */
export interface ReduceOptions {
  /** Keeps each reduced axis, with length 1, so that the result broadcasts against the input. */
  readonly keepAxis?: boolean;
}

/** A shape as the blocks before, along and behind an axis, or a run of neighboring axes. */
export function viewAlong(shape: Shape, axis: number, count = 1): AxisView {
  return {
    outer: sizeOf(shape.slice(0, axis)),
    length: sizeOf(shape.slice(axis, axis + count)),
    inner: sizeOf(shape.slice(axis + count)),
  };
}

/** `shape` without `axes`, or with length 1 there. */
export function shapeWithout(shape: Shape, axes: readonly number[], keepAxis: boolean): number[] {
  return shape.flatMap((length, axis) => {
    if (!axes.includes(axis)) return [length];
    return keepAxis ? [1] : [];
  });
}

/**
 * Folds `axes` one run of neighbors after the other, from the last; nothing is recorded.
 *
 * @param axes ascending, each once
 * @param shape what the result is called in the end
 */
export function fold(fn: ReduceFn, x: Tensor, axes: readonly number[], shape: Shape): Tensor {
  let storage: Storage = x.storage;
  const lengths = [...x.shape];
  for (let end = axes.length - 1; end >= 0; end--) {
    let start = end;
    while (start > 0 && axes[start - 1] === axes[start] - 1) start--;
    const folded = x.backend.reduce(fn, storage, viewAlong(lengths, axes[start], end - start + 1));
    if (storage !== x.storage) release(storage);
    storage = folded;
    for (let axis = axes[start]; axis <= axes[end]; axis++) lengths[axis] = 1;
    end = start;
  }
  return x.derive(storage, shape);
}

/** Frees a storage that no tensor ever held. */
function release(storage: Storage): void {
  storage.retain();
  storage.release();
}
