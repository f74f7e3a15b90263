import { keep } from "../memory/scope.ts";
import { explain } from "./explain.ts";
import { ShapeError } from "./shape-error.ts";
import { formatShape, sameShape } from "./shape.ts";
import { Tensor } from "./tensor.ts";

/**
 * A tensor whose numbers can be replaced, and which no scope disposes of: state that lives across
 * steps, such as the moments of an optimizer or the running mean of a normalization.
 */
export class Variable extends Tensor {
  private assignments = 1;

  constructor(initial: Tensor) {
    super(initial.backend, initial.storage, initial.shape);
    keep(this);
  }

  override get version(): number {
    return this.assignments;
  }

  /**
   * Replaces the numbers. What was computed from the old ones can no longer be differentiated.
   *
   * @param next same shape, dtype and backend as this variable
   * @throws ShapeError if the shapes differ, TypeError if the dtypes or backends differ
   */
  assign(next: Tensor): void {
    this.checkAssignable(next);
    const storage = next.storage;
    storage.retain();
    this.held?.release();
    this.held = storage;
    this.assignments++;
  }

  private checkAssignable(next: Tensor): void {
    if (!sameShape(this.shape, next.shape)) {
      throw new ShapeError(
        "assign",
        `a variable ${formatShape(this.shape)} was given ${formatShape(next.shape)}.`,
        "A variable keeps its shape for life.",
      );
    }
    if (this.dtype === next.dtype && this.backend === next.backend) return;
    throw new TypeError(
      explain(
        "assign",
        `a ${this.dtype} variable on ${this.backend.name} was given ${next.dtype} on ${next.backend.name}.`,
        "A variable keeps its dtype and its backend for life.",
        this.backend === next.backend ? `assign(next.cast("${this.dtype}"))` : undefined,
      ),
    );
  }
}
