import { appendFileSync } from "node:fs";
import type { FaultPoint, Faults } from "../faults.ts";
import { runBatch } from "../run/run-batch.ts";
import { toyGrader } from "./toy-grader.ts";

/** What a test tells a batch that it runs as a process of its own. */
export interface ChildTask {
  readonly folder: string;
  readonly out: string;
  readonly exercises: readonly string[];
  readonly jobs: number;
  readonly pause: number;
  /** Gets a line for every answer that is graded. */
  readonly journal?: string;
  /** Ends the process, without warning, when it comes to this moment for the `count`th time. */
  readonly fault?: { readonly point: FaultPoint; readonly count: number; readonly bytes?: number };
  /** Says how much memory the process takes while it runs. */
  readonly memory?: boolean;
}

const task = JSON.parse(process.argv[2]) as ChildTask;
const { fault, journal, memory = false } = task;
const peaks: number[] = [];
let seen = 0;
let isTorn = false;

function end(): undefined {
  process.kill(process.pid, "SIGKILL");
  // The signal comes at once, but not before this line.
  for (;;);
}

const faults: Faults = (point, bytes = 0) => {
  if (isTorn && point === "record-written") return end();
  if (!fault || point !== fault.point || ++seen < fault.count) return undefined;
  if (point !== "record-writing") return end();
  isTorn = true;
  return (fault.bytes ?? 0) % bytes;
};

const onGrade = ({
  submission,
  exercise,
}: {
  submission: { id: string };
  exercise: string;
}): void => {
  if (journal !== undefined)
    appendFileSync(journal, `${JSON.stringify([submission.id, exercise])}\n`);
};
const { folder, out, exercises, jobs, pause } = task;
const grader = toyGrader({ pause, onGrade });
const onProgress = ({ done }: { done: number }): void => {
  if (!memory || done % 250 !== 0) return;
  (globalThis as { gc?: () => void }).gc?.();
  peaks.push(Math.round(process.memoryUsage().heapUsed / 1e5) / 10);
};
const outcome = await runBatch({ folder, out, exercises, grader, jobs, faults, onProgress });
const { graded, copied, refused, before, notes, stopped } = outcome;
console.log(
  JSON.stringify({
    graded,
    copied,
    refused,
    before,
    notes,
    stopped,
    peaks,
    troubled: outcome.troubled,
  }),
);
