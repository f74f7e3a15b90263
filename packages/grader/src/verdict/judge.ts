import { type CheckResult, seedFrom, type Stop, type Thrown } from "@gradus/exercises";
import type { ChildFrame } from "../child/child-frame.ts";
import type { Plan } from "../child/plan.ts";
import type { Ending } from "../child/ending.ts";
import type { ChildRun } from "../child/run-child.ts";
import type { During, Problem, State, Verdict } from "./verdict.ts";

/** What a child's run says about the answer that ran in it. */
export function judge(
  { id, title }: { readonly id: string; readonly title: string },
  run: ChildRun,
  frames: readonly ChildFrame[],
): Verdict {
  const heard = listen(frames);
  const problem = problemOf(heard, run);
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
    seeds: { shown: seedFrom(id) },
  };
}

/** Everything the child said, sorted. */
interface Heard {
  readonly plan: Plan;
  readonly checks: readonly CheckResult[];
  readonly loadThrew: Thrown | undefined;
  readonly stray: Thrown | undefined;
  readonly specError: string | undefined;
  readonly during: During | undefined;
  readonly stuck: boolean;
  readonly ended: boolean;
}

const nothing: Plan = { title: "", hints: [], checks: [] };

function listen(frames: readonly ChildFrame[]): Heard {
  const plan = framesOf("plan", frames)[0]?.plan ?? nothing;
  return {
    plan,
    checks: framesOf("result", frames).map(({ result }) => result),
    loadThrew: framesOf("load-threw", frames)[0]?.thrown,
    stray: framesOf("stray", frames)[0]?.thrown,
    specError: framesOf("spec-error", frames)[0]?.message,
    during: duringOf(frames, plan),
    stuck: framesOf("stuck", frames).length > 0,
    ended: framesOf("end", frames).length > 0,
  };
}

function framesOf<Kind extends ChildFrame["kind"]>(
  kind: Kind,
  frames: readonly ChildFrame[],
): Extract<ChildFrame, { kind: Kind }>[] {
  return frames.filter(
    (frame): frame is Extract<ChildFrame, { kind: Kind }> => frame.kind === kind,
  );
}

/** The check that began and did not end, and the call it was at. */
function duringOf(frames: readonly ChildFrame[], { checks }: Plan): During | undefined {
  const last = frames.findLastIndex(({ kind }) => kind === "check" || kind === "result");
  const begun = frames[last];
  if (begun?.kind !== "check") return undefined;
  const check = checks.find(({ id }) => id === begun.id)?.title ?? begun.id;
  const call = framesOf("call", frames.slice(last)).at(-1)?.text;
  return { check, ...(call !== undefined && { call }) };
}

function problemOf(heard: Heard, { ending, limit }: ChildRun): Problem | undefined {
  const { specError, loadThrew, during } = heard;
  if (specError !== undefined) return { kind: "course", message: specError };
  if (loadThrew && !loadThrew.notWritten) return { kind: "load-threw", thrown: loadThrew };
  // An earlier check that fails is the thing to look at first; what stopped the program comes next time.
  const check = firstProblem(heard);
  if (check) return { kind: "check", check };
  if (heard.ended) return undefined;
  return { kind: "stopped", stop: stopOf(heard, ending), ...(during && { during }), limit };
}

/** The first check that fails, or else, if all were tried, the first that is not written. */
function firstProblem({ checks, ended }: Heard): CheckResult | undefined {
  const failed = checks.find(({ status }) => status === "fail" || status === "threw");
  return failed ?? (ended ? checks.find(({ status }) => status === "to-do") : undefined);
}

function stopOf(heard: Heard, ending: Ending): Stop {
  if (ending.kind === "exited") return heard.stuck ? "stuck" : "ended-itself";
  return ending.kind === "cancelled" ? "crashed" : ending.kind;
}

function stateOf(heard: Heard, problem: Problem | undefined): State {
  if (problem?.kind === "course") return "broken";
  if (heard.loadThrew?.notWritten) return "to-do";
  if (!problem) return "done";
  return problem.kind === "check" && problem.check.status === "to-do" ? "to-do" : "wrong";
}
