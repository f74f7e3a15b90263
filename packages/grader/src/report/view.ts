import { cleanData, oneLine } from "./clean-text.ts";
import type { Audience, GradeReport, ReportedCheck } from "./grade-report.ts";
import { without } from "./without.ts";

declare const viewed: unique symbol;

/** A report from which everything was taken that its audience must not see. Writers accept nothing else. */
export interface View extends GradeReport {
  readonly [viewed]: true;
}

/** What decides whether an `after-due` check is shown. */
export interface ViewTime {
  /** When the exercise is due; without it, what waits for that stays hidden. */
  readonly due?: Date;
  readonly now: Date;
}

/** How much of a check somebody sees. */
type Shown = "full" | "result" | "nothing";

/**
 * What somebody may see of a report. The only way to make a `View`.
 *
 * Staff see everything. A learner sees visible checks in full; of an opaque one the title, the points and whether it
 * passes; of a hidden one nothing but that there is one, and its points are in no sum. What is said of the answer as a
 * whole is left out where it could come from a check that is not shown in full.
 */
export function view(report: GradeReport, audience: Audience, time: ViewTime): View {
  const unsigned = without(report, "signature");
  const made = audience === "staff" ? unsigned : forLearner(unsigned, time);
  const { exercise, submission } = made;
  const clean: GradeReport = cleanData({
    ...made,
    audience,
    exercise: { ...exercise, title: oneLine(exercise.title), file: oneLine(exercise.file) },
    submission: { ...submission, id: oneLine(submission.id) },
    checks: made.checks.map((check) => ({ ...check, title: oneLine(check.title) })),
  });
  return clean as View;
}

function forLearner(report: GradeReport, time: ViewTime): GradeReport {
  const { output, diagnosis } = report;
  const how = (check: ReportedCheck): Shown => shownOf(check, time);
  const shown = report.checks.filter((check) => how(check) !== "nothing");
  const titles = shown.map(({ title }) => title);
  const checks = shown.map((check) =>
    how(check) === "full" ? full(check, titles) : resultOnly(check),
  );
  const isOpen = report.checks.every((check) => how(check) === "full");
  const ownValues = report.run.seedId === "shown";
  const isTold = report.checks.every((check) => how(check) === "full" || check.status === "pass");
  return {
    ...without(report, "detail", "output", "diagnosis"),
    ...(output !== undefined && isOpen && ownValues && { output }),
    ...(diagnosis !== undefined && isTold && { diagnosis }),
    points: sum(checks.map(({ points }) => points)),
    maxPoints: sum(checks.map(({ maxPoints }) => maxPoints)),
    checks,
    hiddenChecks: report.hiddenChecks + report.checks.length - checks.length,
    flags: [],
  };
}

function shownOf({ visibility, hiddenValues = false }: ReportedCheck, time: ViewTime): Shown {
  const { due, now } = time;
  const isDue = due !== undefined && now.getTime() >= due.getTime();
  if (visibility === "staff" || (visibility === "after-due" && !isDue)) return "nothing";
  return visibility === "opaque" || hiddenValues ? "result" : "full";
}

/** A check in full. What it waits for is named only if that may be known. */
function full(check: ReportedCheck, titles: readonly string[]): ReportedCheck {
  const { needs, ...rest } = check;
  return needs !== undefined && titles.includes(needs) ? check : rest;
}

/** A check of which only the result is told: nothing of its values, nor of what the learner's code did with them. */
function resultOnly({
  id,
  title,
  task,
  visibility,
  points,
  maxPoints,
  status,
}: ReportedCheck): ReportedCheck {
  const known = { id, title, ...(task !== undefined && { task }), visibility, points, maxPoints };
  if (status === "pass") return { ...known, status, message: "", ms: 0 };
  if (status === "not-run") {
    return { ...known, status, message: "This check was not run yet.", ms: 0 };
  }
  const message = "This check uses values that are not shown, and does not pass yet.";
  return { ...known, status: "fail", message, ms: 0 };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
