import { isWrong, type Thrown } from "@gradus/exercises";
import { renderCall } from "@gradus/exercises";
import type { Loaded, Printed } from "../child/learner-program.ts";
import type { Plan } from "../child/plan.ts";
import type { JudgedCheck, Problem, Seeds, State, Verdict } from "./verdict.ts";

/** All that is known of an answer that was run. */
export interface Evidence {
  readonly plan: Plan;
  /** In the order of the plan. */
  readonly checks: readonly JudgedCheck[];
  readonly loaded: Loaded;
  readonly stray: Thrown | undefined;
  /** Whether it wrote to the private channel. */
  readonly hasForged: boolean;
  readonly output: Printed;
  readonly milliseconds: number;
  readonly seeds: Seeds;
}

/** What is to be said of an answer that was run. */
export function judge(id: string, evidence: Evidence): Verdict {
  const { plan, checks, stray, output, milliseconds, seeds } = evidence;
  const problem = problemOf(evidence);
  return {
    id,
    title: plan.title,
    state: stateOf(evidence, problem),
    points: sum(checks),
    maxPoints: sum(plan.checks),
    hints: plan.hints,
    plan: plan.checks,
    checks,
    ...(problem && { problem }),
    ...(stray && { stray }),
    ...output,
    milliseconds,
    seeds,
  };
}

/** What is to be said of an answer that was not run. */
export function unrun(
  { id, title }: { readonly id: string; readonly title: string },
  state: State,
  problem: Problem,
  seeds: Seeds,
): Verdict {
  const nothing = { points: 0, maxPoints: 0, hints: [], plan: [], checks: [] };
  const said = { printed: "", printedMore: false, milliseconds: 0 };
  return { id, title, state, ...nothing, problem, ...said, seeds };
}

/** What a check that does not pass is told as. */
export function problemOfCheck(check: JudgedCheck): Problem {
  const { stopped, stoppedAfter = 0, title, calls } = check;
  if (stopped === undefined) return { kind: "check", check };
  const last = calls.at(-1);
  const call = last && renderCall(last.action, last.args).slice(0, 2000);
  const during = { check: title, ...(call !== undefined && { call }) };
  return { kind: "stopped", stop: stopped, during, limit: stoppedAfter };
}

function problemOf({ loaded, checks, hasForged }: Evidence): Problem | undefined {
  if (loaded.kind === "course") return { kind: "course", message: loaded.message };
  if (loaded.kind === "stopped") {
    return { kind: "stopped", stop: loaded.stop, limit: loaded.after };
  }
  if (loaded.kind === "threw" && !loaded.thrown.notWritten) {
    return { kind: "load-threw", thrown: loaded.thrown };
  }
  const check = firstProblem(checks);
  if (check) return problemOfCheck(check);
  return hasForged ? { kind: "stopped", stop: "bad-frame", limit: 0 } : undefined;
}

/** The first check that is wrong, if possible one that can be shown, or else the first that is not written. */
function firstProblem(checks: readonly JudgedCheck[]): JudgedCheck | undefined {
  const wrong = checks.filter(isWrong);
  const shown = wrong.find(({ hiddenValues = false }) => !hiddenValues);
  return shown ?? wrong[0] ?? checks.find(({ status }) => status === "to-do");
}

function stateOf({ loaded }: Evidence, problem: Problem | undefined): State {
  if (problem?.kind === "course") return "broken";
  if (loaded.kind === "threw" && loaded.thrown.notWritten) return "to-do";
  if (!problem) return "done";
  return problem.kind === "check" && problem.check.status === "to-do" ? "to-do" : "wrong";
}

function sum(of: readonly { readonly points: number }[]): number {
  return of.reduce((total, { points }) => total + points, 0);
}
