import { count } from "../render/words.ts";
import type { ReportedCheck, ReportStatus } from "./grade-report.ts";
import type { View } from "./view.ts";

/** The points of several views together. */
export interface Total {
  readonly points: number;
  readonly maxPoints: number;
  readonly hiddenChecks: number;
}

/** Adds views up. */
export function totalOf(views: readonly View[]): Total {
  const sum = (of: keyof Total): number => views.reduce((total, one) => total + one[of], 0);
  return {
    points: sum("points"),
    maxPoints: sum("maxPoints"),
    hiddenChecks: sum("hiddenChecks"),
  };
}

/** `4 of 10 points` */
export function pointsWords({ points, maxPoints }: Pick<Total, "points" | "maxPoints">): string {
  return `${points} of ${count(maxPoints, "point")}`;
}

/** Tells that there are checks that are not shown, where there are. */
export function hiddenNotice({ hiddenChecks }: Total): string | undefined {
  if (hiddenChecks === 0) return undefined;
  const are = hiddenChecks === 1 ? "is 1 hidden check" : `are ${hiddenChecks} hidden checks`;
  return `There ${are} besides. The points shown do not count ${hiddenChecks === 1 ? "it" : "them"}.`;
}

/** All that is told of a check that does not pass, in lines. */
export function checkWords({ status, message, needs, hint }: ReportedCheck): string {
  const first = needs === undefined ? [] : [`Not run yet: first "${needs}" has to pass.`];
  const lines = [...first, message, ...(hint === undefined ? [] : [`Hint: ${hint}`])];
  const said = lines.filter((line) => line !== "").join("\n");
  return said === "" && status === "not-run" ? "Not run." : said;
}

/** All that is told of an answer as a whole, in lines; empty where there is nothing to tell. */
export function answerWords({ message, detail, diagnosis }: View): string {
  const lines = [message, detail, diagnosis && `Your result matches: ${diagnosis}`];
  return lines.filter((line) => line !== undefined && line !== "").join("\n");
}

/** What was graded: the title of the exercise, or how many there are, however many have answered. */
export function titleOf(views: readonly View[]): string {
  const titles = new Map(views.map(({ exercise: { id, title } }) => [id, title]));
  const [only, ...others] = titles.values();
  return only !== undefined && others.length === 0 ? only : count(titles.size, "exercise");
}

/** What became of a check, in two or three words. */
export function statusWords(status: ReportStatus | undefined): string {
  return status === undefined ? "not graded" : words[status];
}

const words: Readonly<Record<ReportStatus, string>> = {
  pass: "passes",
  fail: "does not pass",
  threw: "threw an error",
  timeout: "took too long",
  memory: "ran out of memory",
  crash: "ended early",
  blocked: "was stopped",
  "not-run": "not run yet",
};
