import type { Limits } from "../child/limits.ts";
import type { Obstacle } from "../bundle/obstacle.ts";
import { explainThrown } from "../render/explain-thrown.ts";
import { stopWords } from "../render/stop-words.ts";
import type { Problem, Verdict } from "../verdict/verdict.ts";
import type { Outcome } from "./grade-report.ts";

/** What is said about an answer as a whole. */
export interface AnswerMessage {
  readonly message?: string;
  /** For staff. */
  readonly detail?: string;
}

/** Says what happened to an answer, where it is about more than one check. */
export function answerMessage(
  { problem, checks }: Verdict,
  outcome: Outcome,
  file: string,
  limits: Limits,
): AnswerMessage {
  if (outcome === "infra-error") return infrastructure(problem);
  if (!problem || problem.kind === "check") return {};
  if (problem.kind === "missing") return { message: `There is no ${file}. Nothing was graded.` };
  if (problem.kind === "unreadable") return { message: unreadable(problem.obstacles) };
  if (problem.kind === "load-threw") {
    const { thrown } = problem;
    const explanation = explainThrown(thrown);
    return {
      message: [
        "The file stopped while it was read, before any function was called.",
        `It threw ${thrown.description}.`,
        ...(explanation === undefined ? [] : [explanation]),
      ].join("\n"),
    };
  }
  return problem.kind === "stopped" ? stopped(problem, checks, limits) : {};
}

/** Where a program stopped in a check, that check says so. */
function stopped(
  { stop, during, limit }: Extract<Problem, { kind: "stopped" }>,
  checks: Verdict["checks"],
  limits: Limits,
): AnswerMessage {
  if (during) return {};
  const { what, why } = stopWords(stop, { ...limits, time: limit });
  const isLoading = checks.every(({ status }) => status === "not-run");
  const moment = "It was still reading the file: no function had been called yet.";
  return { message: [what, why, ...(isLoading ? [moment] : [])].join("\n") };
}

function infrastructure(problem?: Problem): AnswerMessage {
  const message =
    "This answer could not be graded: the course or the grader failed. It is not your fault, and an earlier grade stands.";
  const isKnown = problem?.kind === "course" || problem?.kind === "infrastructure";
  return isKnown ? { message, detail: problem.message } : { message };
}

function unreadable(obstacles: readonly Obstacle[]): string {
  const [first] = obstacles;
  const line = first?.place;
  return [
    "The file cannot be read as TypeScript yet, so no check was run.",
    ...(first ? [first.text] : []),
    ...(line ? [`Line ${line.line}: ${line.lineText.trim()}`] : []),
  ].join("\n");
}
