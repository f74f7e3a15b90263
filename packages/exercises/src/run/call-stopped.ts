import type { CheckStatus, Stop } from "./result.ts";

/** How an action rejects when the program it was performed by stopped. */
export class CallStopped extends Error {
  override readonly name = "CallStopped";
  readonly stop: Stop;
  /** How long it was allowed to take, in milliseconds. */
  readonly after: number;

  constructor(action: string, stop: Stop, after: number) {
    super(`${action} did not come back: ${stop}`);
    this.stop = stop;
    this.after = after;
  }
}

/** The status of a check during which a program stopped in this way. */
export const stoppedStatus = {
  "too-slow": "timeout",
  stuck: "timeout",
  "out-of-memory": "memory",
  "ended-itself": "crash",
  crashed: "crash",
  "printed-too-much": "blocked",
  "bad-frame": "blocked",
} as const satisfies Readonly<Record<Stop, CheckStatus>>;
