import { explain } from "./explain.ts";

/** Shapes that do not fit an operation. */
export class ShapeError extends Error {
  override readonly name = "ShapeError";

  /**
   * @param op who complains
   * @param given what it was given, with its values
   * @param rule the rule this breaks, as a sentence true of all inputs
   * @param hint what to try, where something would work
   */
  constructor(op: string, given: string, rule: string, hint?: string) {
    super(explain(op, given, rule, hint));
  }
}
