import { callAction } from "../run/call.ts";
import { inProcess } from "../run/in-process.ts";
import type { CallRecord, CheckResult, ExerciseResult } from "../run/result.ts";
import type { ModuleExports } from "../run/subject.ts";
import { sameOutcome } from "./same-outcome.ts";

/** A known wrong answer. */
export interface Mistake {
  /** The file's name: `last-pair-left-out`. */
  readonly name: string;
  /** What it does, in one sentence to the learner. */
  readonly diagnosis: string;
  readonly module: ModuleExports;
}

/** A known mistake that a learner's code behaves like. */
export interface Diagnosis {
  readonly name: string;
  readonly diagnosis: string;
  /** The share of all recorded calls on which the two agree, from 0 to 1. */
  readonly agreement: number;
}

export interface DiagnoseOptions {
  /** The exports of the exercise's `act.ts`, where it has one. */
  readonly acts?: ModuleExports;
  /** How long one mistake may take, in ms: 250 unless said otherwise. */
  readonly budget?: number;
}

/**
 * The mistakes that a learner's code behaves like, best first.
 *
 * The learner's calls are made again on each mistake. One that gives the same on every example that failed the first
 * failing check is wrong in the same way there; how often it agrees elsewhere decides the order.
 *
 * A mistake that takes longer than its budget is put aside between two calls. A call that never ends cannot be
 * interrupted here: whoever runs this has a time limit around it, and the audit proves that no mistake needs it.
 */
export async function diagnose(
  result: Pick<ExerciseResult, "checks" | "calls">,
  mistakes: readonly Mistake[],
  { acts, budget = 250 }: DiagnoseOptions = {},
): Promise<Diagnosis[]> {
  const failing = result.checks.filter(({ status }) => status === "fail" || status === "threw");
  if (failing.length === 0) return [];
  const found: (Diagnosis & { checks: number })[] = [];
  for (const { name, diagnosis, module } of mistakes) {
    const replay = new Replay(module, acts, performance.now() + budget);
    if (!(await replay.agreesOn(failing[0]))) continue;
    let checks = 1;
    for (const check of failing.slice(1)) if (await replay.agreesOn(check)) checks++;
    const agreement = await replay.agreement(result.calls);
    if (!replay.isLate) found.push({ name, diagnosis, agreement, checks });
  }
  found.sort((a, b) => b.checks - a.checks || b.agreement - a.agreement);
  return found.map(({ name, diagnosis, agreement }) => ({ name, diagnosis, agreement }));
}

/** Makes a learner's calls again on a mistake. */
class Replay {
  private readonly module: ModuleExports;
  private readonly acts: ModuleExports | undefined;
  private readonly deadline: number;

  constructor(module: ModuleExports, acts: ModuleExports | undefined, deadline: number) {
    this.module = module;
    this.acts = acts;
    this.deadline = deadline;
  }

  get isLate(): boolean {
    return performance.now() > this.deadline;
  }

  async agreesOn({ failingExamples }: CheckResult): Promise<boolean> {
    const calls = failingExamples.flat();
    for (const call of calls) if (this.isLate || !(await this.agrees(call))) return false;
    return calls.length > 0;
  }

  async agreement(calls: readonly CallRecord[]): Promise<number> {
    let agreed = 0;
    for (const call of calls) if (!this.isLate && (await this.agrees(call))) agreed++;
    return agreed / Math.max(1, calls.length);
  }

  private async agrees(call: CallRecord): Promise<boolean> {
    const subject = { learner: this.module, ...(this.acts && { acts: this.acts }) };
    return sameOutcome(call, await callAction(inProcess(subject), call.action, call.args));
  }
}
