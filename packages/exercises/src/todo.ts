/** Thrown where the learner's code will be. An exercise that stops here is *to do*, not wrong. */
export class NotWrittenYet extends Error {
  override readonly name = "NotWrittenYet";

  constructor(task: string) {
    super(`Not written yet: ${task}.`);
  }
}

/**
 * Stands where the learner's code will be.
 *
 * @param task what to write here, as a request: "multiply pair by pair and add up"
 */
export function todo(task: string): never {
  throw new NotWrittenYet(task);
}
