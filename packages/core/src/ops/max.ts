import { record } from "../autograd/record.ts";
import type { ReduceFn } from "../backend/backend.ts";
import { ShapeError } from "../tensor/shape-error.ts";
import { type Axes, formatShape, resolveAxes, type Shape, sizeOf } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { fold, type ReduceOptions, shapeWithout } from "./reduce.ts";

/**
 * The largest number along one axis or several, or of everything. NaN if there is a NaN.
 *
 * The largest number receives the gradient. Where several are equally large they share it in equal
 * parts, so that the order of the numbers does not matter.
 *
 * @param x any shape
 * @param axes which axes to search; all of them when left out
 * @returns the shape of `x` without those axes, or with length 1 there if `keepAxis`
 * @throws ShapeError if there is no number to choose from
 */
export function max(x: Tensor, axes?: Axes, options?: ReduceOptions): Tensor {
  return extreme("max", x, axes, options);
}

/**
 * The smallest number along one axis or several, or of everything. NaN if there is a NaN.
 *
 * Its gradient is shared at ties, like {@link max}'s.
 *
 * @param x any shape
 * @param axes which axes to search; all of them when left out
 * @returns the shape of `x` without those axes, or with length 1 there if `keepAxis`
 * @throws ShapeError if there is no number to choose from
 */
export function min(x: Tensor, axes?: Axes, options?: ReduceOptions): Tensor {
  return extreme("min", x, axes, options);
}

function extreme(
  fn: Exclude<ReduceFn, "sum">,
  x: Tensor,
  axes?: Axes,
  { keepAxis = false }: ReduceOptions = {},
): Tensor {
  const along = resolveAxes(fn, axes, x.shape);
  const kept = shapeWithout(x.shape, along, true);
  checkNotEmpty(fn, x.shape, along, kept);
  const y = fold(fn, x, along, shapeWithout(x.shape, along, keepAxis));
  return record(fn, y, [
    x,
    (g) => {
      const chosen = x.detach().equal(y.reshape(kept));
      const share = chosen.div(chosen.sum(along, { keepAxis: true }));
      return share.mul(g.reshape(kept));
    },
  ]);
}

function checkNotEmpty(fn: string, shape: Shape, along: readonly number[], kept: Shape): void {
  const candidates = sizeOf(along.map((axis) => shape[axis]));
  if (candidates > 0 || sizeOf(kept) === 0) return;
  throw new ShapeError(
    fn,
    `there are no numbers along ${along.length === 1 ? "axis" : "axes"} ${along.join(", ")} of ${formatShape(shape)}.`,
    `Only a sum of nothing has a value, 0; there is no ${fn === "max" ? "largest" : "smallest"} of no numbers.`,
  );
}
