import { renderValue } from "@gradus/exercises";
import { defaultLimits, type Limits } from "../child/limits.ts";
import type { PlannedCheck } from "../child/plan.ts";
import type { JudgedCheck, Verdict } from "../verdict/verdict.ts";
import { answerMessage } from "./answer-message.ts";
import { checkMessage } from "./check-message.ts";
import { cleanData } from "./clean-text.ts";
import {
  type GradedExercise,
  type GradedSubmission,
  type GradeReport,
  type Outcome,
  type Place,
  type ReportedCheck,
  type ReportStatus,
  reportStatuses,
  type RunFacts,
} from "./grade-report.ts";
import { withoutUndefined } from "./without.ts";

/** What a report says beside the verdict. */
export interface ReportFacts {
  readonly exercise: Omit<GradedExercise, "title">;
  readonly submission: GradedSubmission;
  readonly run: RunFacts;
  /** The checks that the spec has, whether or not the run came to them. */
  readonly plan: readonly PlannedCheck[];
  readonly limits?: Limits;
}

/**
 * A verdict as a report. The spec decides which checks there are: one that the run says nothing about is `not-run` and
 * has no points, and one that the spec does not have does not count.
 */
export function reportOf(verdict: Verdict, facts: ReportFacts): GradeReport {
  const { plan, submission, run, limits = defaultLimits } = facts;
  const outcome = outcomeOf(verdict, plan);
  const checks = plan.map((planned) => reported(planned, verdict, limits));
  const counted = outcome === "graded" ? checks : checks.map(withoutPoints);
  const { message, detail } = answerMessage(verdict, outcome, facts.exercise.file, limits);
  const { matches, printed } = verdict;
  const report: GradeReport = withoutUndefined({
    schema: "grade/v1",
    audience: "staff",
    exercise: { ...facts.exercise, title: verdict.title },
    submission,
    run: { ...run, ms: Math.round(verdict.milliseconds) },
    outcome,
    points: sum(counted.map(({ points }) => points)),
    maxPoints: sum(counted.map(({ maxPoints }) => maxPoints)),
    message,
    detail,
    place: message === undefined ? undefined : placeOfAnswer(verdict),
    diagnosis: matches,
    output: printed === "" ? undefined : printed,
    checks: counted,
    hiddenChecks: 0,
    flags: flagsOf(verdict),
  });
  // What a learner's program says may hold half of a character, which no report can be signed with.
  return { ...cleanData(report), submission };
}

function outcomeOf({ state, problem }: Verdict, plan: readonly PlannedCheck[]): Outcome {
  if (state === "broken" || plan.length === 0) return "infra-error";
  const kind = problem?.kind;
  if (kind === "infrastructure" || kind === "course") return "infra-error";
  const isUnread = kind === "unreadable" || kind === "missing" || kind === "load-threw";
  return isUnread ? "not-gradable" : "graded";
}

function reported(planned: PlannedCheck, verdict: Verdict, limits: Limits): ReportedCheck {
  const { id, title, visibility, points: maxPoints } = planned;
  const result = verdict.checks.find((check) => check.id === id);
  const known = { id, title, visibility, maxPoints };
  if (!result) return { ...known, points: 0, status: "not-run", message: "", ms: 0 };
  const status = statusOf(result);
  const { hint, needs, counterexample, hiddenValues } = result;
  return withoutUndefined({
    ...known,
    points: status === "pass" ? maxPoints : 0,
    status,
    message: checkMessage(result, limits),
    hint: status === "pass" ? undefined : hint,
    counterexample: counterexample && renderValue(counterexample.value),
    needs,
    place: placeOfCheck(result, verdict),
    ms: Math.round(result.ms),
    hiddenValues,
  });
}

/** What is not written yet was not run: it is to do, not wrong. */
function statusOf({ status }: JudgedCheck): ReportStatus {
  return reportStatuses.find((known) => known === status) ?? "not-run";
}

/** The line that a message about the whole answer is about. */
function placeOfAnswer({ problem, position }: Verdict): Place | undefined {
  const first = problem?.kind === "unreadable" ? problem.obstacles[0]?.place : undefined;
  const place = position ?? first;
  return place && placeOf(place);
}

function placeOfCheck(result: JudgedCheck, { problem, position }: Verdict): Place | undefined {
  const isStopped = problem?.kind === "stopped" && problem.during?.check === result.title;
  const isIt = isStopped || (problem?.kind === "check" && problem.check.id === result.id);
  return isIt && position ? placeOf(position) : undefined;
}

function placeOf({ line, column }: Place): Place {
  return { line, column };
}

function withoutPoints(check: ReportedCheck): ReportedCheck {
  return { ...check, points: 0, status: "not-run" };
}

/** What staff should look at. */
function flagsOf({ problem, checks }: Verdict): string[] {
  const stops = new Set(checks.map(({ stopped }) => stopped));
  if (problem?.kind === "stopped") stops.add(problem.stop);
  return [
    ...(stops.has("bad-frame") ? ["private-channel"] : []),
    ...(stops.has("ended-itself") ? ["ended-itself"] : []),
    ...(checks.some(({ hiddenValues }) => hiddenValues) ? ["only-shown-values"] : []),
  ];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
