/** A mistake in a spec, for its author: never shown as if it were the learner's. */
export class SpecError extends Error {
  override readonly name = "SpecError";
}
