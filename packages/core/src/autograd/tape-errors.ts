import { explain } from "../tensor/explain.ts";
import { formatShape } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";

/** A backward pass over numbers that were replaced since the forward pass. */
export class StaleTapeError extends Error {
  override readonly name = "StaleTapeError";

  /** @param input the variable that was assigned, a parameter if it asks for its gradient */
  constructor(op: string, { shape, requiresGrad }: Tensor) {
    super(
      explain(
        `${op} (backward)`,
        `a ${requiresGrad ? "parameter" : "variable"} ${formatShape(shape)} was assigned after the forward pass used it.`,
        "The gradient belongs to the old numbers, which are gone.",
        requiresGrad
          ? "call backward() before optimizer.step()."
          : "call backward() before assign(), or compute with variable.detach().",
      ),
    );
  }
}

/** A gradient that was asked for and that no backward pass has given. */
export class MissingGradientError extends Error {
  override readonly name = "MissingGradientError";

  constructor(who: string, given: string, rule: string, hint: string) {
    super(explain(who, given, rule, hint));
  }
}
