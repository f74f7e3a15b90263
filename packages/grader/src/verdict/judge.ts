import type { CheckResult } from "@gradus/exercises";
import type { ChildFrame } from "../child/child-frame.ts";
import type { Plan } from "../child/plan.ts";
import type { ChildRun, Ending } from "../child/run-child.ts";
import type { During, Problem, State, Stop, Verdict } from "./verdict.ts";

/**
 * What a child's run says about the answer that ran in it.
 *
 * @param limit the milliseconds it had
 */
export function judge(
  { id, title }: { readonly id: string; readonly title: string },
  run: ChildRun,
  frames: readonly ChildFrame[],
  limit: number,
): Verdict {
  const heard = listen(frames);
  const problem = problemOf(heard, run.ending, limit);
  const points = (of: readonly { points: number }[]): number =>
    of.reduce((total, check) => total + check.points, 0);
  return {
    id,
    title: heard.plan.title || title,
    state: stateOf(heard, problem),
    points: points(heard.checks),
    maxPoints: points(heard.plan.checks),
    hints: heard.plan.hints,
    plan: heard.plan.checks,
    checks: heard.checks,
    ...(problem && { problem }),
    ...(heard.stray && { stray: heard.stray }),
    printed: run.printed,
    printedMore: run.printedMore,
    milliseconds: run.milliseconds,
  };
}

/** Everything the child said, sorted. */
interface Heard {
  plan: Plan;
  checks: CheckResult[];
  /** The check that began and did not end. */
  open?: string | undefined;
  call?: string | undefined;
  loadThrew?: Extract<ChildFrame, { kind: "load-threw" }>["thrown"];
  stray?: Extract<ChildFrame, { kind: "stray" }>["thrown"];
  specError?: string;
  stuck: boolean;
  ended: boolean;
}

const nothing: Plan = { title: "", hints: [], checks: [] };

function listen(frames: readonly ChildFrame[]): Heard {
  const heard: Heard = { plan: nothing, checks: [], stuck: false, ended: false };
  for (const frame of frames) hear(heard, frame);
  return heard;
}

function hear(heard: Heard, frame: ChildFrame): void {
  switch (frame.kind) {
    case "plan":
      heard.plan = frame.plan;
      break;
    case "load-threw":
      heard.loadThrew = frame.thrown;
      break;
    case "check":
      heard.open = frame.id;
      heard.call = undefined;
      break;
    case "call":
      heard.call = frame.text;
      break;
    case "result":
      heard.checks.push(frame.result);
      heard.open = undefined;
      break;
    case "stray":
      heard.stray ??= frame.thrown;
      break;
    case "spec-error":
      heard.specError = frame.message;
      break;
    case "stuck":
      heard.stuck = true;
      break;
    case "end":
      heard.ended = true;
      break;
    case "calls":
    case "described":
    case "diagnosed":
      break;
  }
}

function problemOf(heard: Heard, ending: Ending, limit: number): Problem | undefined {
  if (heard.specError !== undefined) return { kind: "course", message: heard.specError };
  if (heard.loadThrew && !heard.loadThrew.notWritten) {
    return { kind: "load-threw", thrown: heard.loadThrew };
  }
  const failed =
    heard.checks.find(({ status }) => status === "fail" || status === "threw") ??
    (heard.ended ? heard.checks.find(({ status }) => status === "to-do") : undefined);
  // An earlier check that fails is the thing to look at first; what stopped the program comes next time.
  if (failed) return { kind: "check", check: failed };
  if (heard.ended) return undefined;
  const during = duringOf(heard);
  return { kind: "stopped", stop: stopOf(heard, ending), ...(during && { during }), limit };
}

function stopOf(heard: Heard, ending: Ending): Stop {
  if (ending.kind === "exited") return heard.stuck ? "stuck" : "ended-itself";
  return ending.kind === "cancelled" ? "crashed" : ending.kind;
}

function duringOf({ open, call, plan }: Heard): During | undefined {
  if (open === undefined) return undefined;
  const check = plan.checks.find(({ id }) => id === open)?.title ?? open;
  return { check, ...(call !== undefined && { call }) };
}

function stateOf(heard: Heard, problem: Problem | undefined): State {
  if (problem?.kind === "course") return "broken";
  if (heard.loadThrew?.notWritten) return "to-do";
  if (!problem) return "done";
  return problem.kind === "check" && problem.check.status === "to-do" ? "to-do" : "wrong";
}
