import { type ChildProcess, fork } from "node:child_process";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ExerciseEntry } from "../catalog.ts";
import type { AuditMessage } from "./audit-child.ts";
import type { AuditTask } from "./audit-subjects.ts";
import { type AuditReport, reportOn } from "./audit-report.ts";
import type { AuditOutcome } from "./outcome.ts";
import { subjectsOf } from "./subjects.ts";

export interface AuditorOptions {
  /** How long one subject may take, in ms, unless its exercise asks for more: 5000 if nothing else is said. */
  readonly limit?: number;
  /** How many processes work at the same time: as many as there are cores, at most four. */
  readonly jobs?: number;
  /** Nobody has begun to write: an `exercise.ts` that is no stub is a defect, not a learner's work. */
  readonly pristine?: boolean;
}

/**
 * Audits exercises in processes of their own, so that a mistake that never ends is a line in the report.
 *
 * A process serves many exercises; only one that falls silent is replaced.
 */
export class Auditor {
  private readonly limit: number;
  private readonly jobs: number;
  private readonly pristine: boolean;
  private readonly idle: ChildProcess[] = [];
  private readonly waiting: (() => void)[] = [];
  private busy = 0;

  constructor({
    limit = 5000,
    jobs = Math.min(4, availableParallelism()),
    pristine = false,
  }: AuditorOptions = {}) {
    this.limit = limit;
    this.jobs = jobs;
    this.pristine = pristine;
  }

  /** Runs an exercise's spec on everything that can stand in the learner's place. Never rejects. */
  async audit(entry: ExerciseEntry): Promise<AuditReport> {
    await this.turn();
    const start = performance.now();
    const stopped = new Map<string, string>();
    const subjects = subjectsOf(entry);
    const task = { id: entry.id, spec: entry.spec, act: entry.act, subjects };
    let ending: Ending;
    do ending = await this.attempt({ ...task, skip: [...stopped.keys()] }, stopped);
    while (ending === "again");
    this.busy--;
    this.waiting.shift()?.();
    const { pristine } = this;
    return reportOn({ entry, subjects, ending, stopped, pristine, ms: performance.now() - start });
  }

  /** Ends the processes. */
  close(): void {
    for (const child of this.idle.splice(0)) child.kill("SIGKILL");
  }

  private async turn(): Promise<void> {
    if (this.busy >= this.jobs) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.busy++;
  }

  /** One attempt in one process; `"again"` if a step was stopped and is in `stopped` now. */
  private attempt(task: AuditTask, stopped: Map<string, string>): Promise<Ending> {
    const child = this.idle.pop() ?? startProcess();
    return new Promise((resolve) => {
      let step: string | undefined;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const end = (ending: Ending): void => {
        clearTimeout(timer);
        child.removeAllListeners();
        if (ending === "again" || !child.connected) child.kill("SIGKILL");
        else this.idle.push(child);
        resolve(ending);
      };
      const giveUp = (how: string): void => {
        if (step === undefined) return end({ problem: "The audit's process did not start." });
        stopped.set(step, how);
        return end("again");
      };
      // Starting a process takes longer than most subjects may.
      let limit = 20_000;
      const wait = (): void => {
        clearTimeout(timer);
        timer = setTimeout(() => giveUp("It does not end."), limit);
      };
      child.on("message", (message: AuditMessage) => {
        if (message.kind === "step") {
          ({ step } = message);
          limit = Math.max(this.limit, 1000 * (message.seconds ?? 0));
        }
        if (message.kind === "done") return end(message.outcome);
        if (message.kind === "broken") return end(message);
        return wait();
      });
      child.once("exit", () => giveUp("It ends the process that runs it."));
      wait();
      child.send(task);
    });
  }
}

/** What came of an attempt. */
export type Ending = "again" | AuditOutcome | { readonly problem: string };

/** Audits one exercise. For several, an `Auditor` is faster: its processes serve all of them. */
export async function auditExercise(
  entry: ExerciseEntry,
  options?: AuditorOptions,
): Promise<AuditReport> {
  const auditor = new Auditor({ ...options, jobs: 1 });
  try {
    return await auditor.audit(entry);
  } finally {
    auditor.close();
  }
}

function startProcess(): ChildProcess {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  return fork(fileURLToPath(new URL("audit-child.ts", import.meta.url)), {
    execArgv: ["--conditions=gradus-source", "--import", tsx],
    serialization: "advanced",
    // What a subject prints is of no interest here.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    env: { ...process.env, NODE_OPTIONS: "" },
  });
}
