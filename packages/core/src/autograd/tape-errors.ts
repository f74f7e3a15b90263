import { explain } from "../tensor/explain.ts";
import { formatShape, type Shape } from "../tensor/shape.ts";

/** A backward pass over numbers that were replaced since the forward pass. */
export class StaleTapeError extends Error {
  override readonly name = "StaleTapeError";

  constructor(op: string, shape: Shape) {
    super(
      explain(
        `${op} (backward)`,
        `a parameter ${formatShape(shape)} was assigned after the forward pass used it.`,
        "The gradient belongs to the old numbers, which are gone.",
        "call backward() before optimizer.step().",
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
