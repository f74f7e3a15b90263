import { keep } from "../memory/scope.ts";
import { explain } from "./explain.ts";
import type { Tensor } from "./tensor.ts";
import { Variable } from "./variable.ts";

/** A variable that is learned: it asks for its gradient. */
export class Parameter extends Variable {
  /** ∂loss/∂this, summed over the backward passes since the last {@link zeroGrad}; same shape. */
  grad: Tensor | undefined;

  /** Whether it stays as it is: a frozen parameter asks for no gradient, and optimizers leave it alone. */
  frozen = false;

  /**
   * @param initial any shape, float32 or float64
   * @throws TypeError for int32: a gradient needs numbers that can move a little
   */
  constructor(initial: Tensor) {
    if (initial.dtype === "int32") {
      throw new TypeError(
        explain(
          "parameter",
          "the tensor is int32.",
          "A parameter moves by small steps, so it needs fractions.",
          'parameter(x.cast("float32"))',
        ),
      );
    }
    super(initial);
  }

  override get requiresGrad(): boolean {
    return !this.frozen;
  }

  override accumulate(gradient: Tensor): void {
    const sum = this.grad ? this.grad.add(gradient) : gradient;
    this.grad?.dispose();
    this.grad = keep(sum.detach());
  }

  /** Forgets the gradient; without it, the next backward pass adds to it. */
  zeroGrad(): void {
    this.grad?.dispose();
    this.grad = undefined;
  }

  /** Lets go of the numbers and of the gradient. */
  override dispose(): void {
    this.zeroGrad();
    super.dispose();
  }
}

/** Turns a tensor into something that can be learned. */
export function parameter(initial: Tensor): Parameter {
  return new Parameter(initial);
}
