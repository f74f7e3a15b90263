import type { Thrown } from "./thrown.ts";

/** How an action rejects when the learner's code threw. */
export class CallThrew extends Error {
  override readonly name = "CallThrew";
  readonly action: string;
  readonly thrown: Thrown;

  constructor(action: string, thrown: Thrown) {
    super(`${action} threw ${thrown.description}`);
    this.action = action;
    this.thrown = thrown;
  }
}
