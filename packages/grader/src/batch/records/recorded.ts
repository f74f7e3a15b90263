import type { GradeReport } from "../../report/grade-report.ts";
import { identityKey, identityOf, unitKey } from "./record.ts";

/** What is remembered of a line: enough to know whether it still counts, and where it is. */
export interface Recorded {
  readonly key: string;
  readonly identity: string;
  readonly outcome: GradeReport["outcome"];
  readonly message: string | undefined;
  readonly at: number;
  readonly length: number;
}

/** What is remembered of a grade whose line begins at a byte. */
export function recordedOf(report: GradeReport, at: number, length: number): Recorded {
  const { submission, exercise, outcome, message } = report;
  const key = unitKey(submission.id, exercise.id);
  const identity = identityKey(identityOf(report));
  // What was graded is known by its sum; only of what was not, the words tell whether it changed.
  return {
    key,
    identity,
    outcome,
    message: outcome === "graded" ? undefined : message,
    at,
    length,
  };
}
