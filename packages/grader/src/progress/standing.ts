import type { ProgressRecord } from "./progress-record.ts";

/** Where a learner stands with an exercise. */
export type Standing = "done" | "in-progress" | "to-do" | "look-again" | "broken";

/** Where a record says its learner stands. What was done once and no longer passes needs another look. */
export function standingOf({ state, begun, doneOnce }: ProgressRecord): Standing {
  if (state === "done" || state === "broken") return state;
  if (!begun) return "to-do";
  return doneOnce ? "look-again" : "in-progress";
}
