import { ShapeError } from "../tensor/shape-error.ts";
import { formatShape, resolveAxis } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { broadcastTo } from "./broadcast.ts";
import { unsqueeze } from "./reshape.ts";

/**
 * Each number several times in a row, along an axis: `[1, 2]` twice is `[1, 1, 2, 2]`.
 *
 * @returns the shape of `x`, `times` as long along the axis
 */
export function repeat(x: Tensor, times: number, axis: number): Tensor {
  checkTimes("repeat", times);
  const at = resolveAxis("repeat", axis, x.shape);
  const apart = unsqueeze(x, at + 1);
  return broadcastTo(apart, apart.shape.with(at + 1, times)).reshape(
    x.shape.with(at, x.shape[at] * times),
  );
}

/**
 * The whole tensor several times, one behind the other along each axis: `[1, 2]` twice is `[1, 2, 1, 2]`.
 *
 * @param times how often, for each axis
 */
export function tile(x: Tensor, times: readonly number[]): Tensor {
  if (times.length !== x.rank) {
    throw new ShapeError(
      "tile",
      `${formatShape(x.shape)} was given the counts ${formatShape(times)}.`,
      "There is one count for each axis.",
    );
  }
  for (const count of times) checkTimes("tile", count);
  const apart = x.reshape(x.shape.flatMap((length) => [1, length]));
  const repeated = x.shape.flatMap((length, axis) => [times[axis], length]);
  return broadcastTo(apart, repeated).reshape(x.shape.map((length, axis) => length * times[axis]));
}

function checkTimes(op: string, times: number): void {
  if (Number.isInteger(times) && times >= 0) return;
  throw new ShapeError(op, `a count of ${times}.`, "A count is a whole number, 0 or more.");
}
