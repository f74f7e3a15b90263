import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { files } from "./batch-header.ts";
import type { Unit } from "./plan.ts";

/** One attempt to grade that failed, and was not the answer's fault. */
export interface Incident {
  readonly submission: string;
  readonly exercise: string;
  /** From 1. */
  readonly attempt: number;
  readonly at: string;
  readonly message: string;
}

/** Notes failed attempts, apart from the grades. That a note cannot be written fails nothing. */
export function noteIncident(
  out: string,
  { submission, exercise }: Unit,
  attempt: number,
  message: string,
): void {
  const incident: Incident = {
    submission,
    exercise,
    attempt,
    at: new Date().toISOString(),
    message,
  };
  try {
    appendFileSync(join(out, files.incidents), `${JSON.stringify(incident)}\n`, { mode: 0o600 });
  } catch {
    // The record of the submission says the same.
  }
}
