import {
  type CheckResult,
  renderVerdict,
  type Thrown,
  type VerdictLine,
  type VerdictRole,
} from "@gradus/exercises";
import type { Obstacle } from "../bundle/obstacle.ts";
import type { Limits } from "../child/limits.ts";
import type { Problem } from "../verdict/verdict.ts";
import { explainThrown } from "./explain-thrown.ts";
import type { Ink, Paper } from "./paper.ts";
import { placeText } from "./place-text.ts";
import { stopWords } from "./stop-words.ts";
import { wrap } from "./wrap.ts";

/** What problems are told with. */
export interface ProblemContext {
  readonly paper: Paper;
  readonly limits: Limits;
  /** The learner's file, as it is shown. */
  readonly file: string;
  /** The learner's own line, as it is shown. */
  readonly place: string | undefined;
  /** Whether the list of checks already says which one it is. */
  readonly isListed: boolean;
}

/** Why an exercise is not done: what happened first, then what is known about it, indented. */
export function problemLines(problem: Problem, context: ProblemContext): string[] {
  if (problem.kind === "check") return checkLines(problem.check, context);
  if (problem.kind === "stopped") return stoppedLines(problem, context);
  if (problem.kind === "load-threw") return loadThrewLines(problem.thrown, context);
  const { paper, file } = context;
  if (problem.kind === "unreadable") {
    return problem.obstacles.slice(0, 1).flatMap((one) => obstacleLines(one, paper));
  }
  if (problem.kind === "missing") {
    return [
      ...title(paper, `There is no ${file}.`),
      ...body(paper, "The command `pnpm gradus reset` puts the file back as it was shipped."),
    ];
  }
  if (problem.kind === "infrastructure") {
    return [
      ...title(paper, "Your answer could not be run here. It is not your fault."),
      ...body(paper, problem.message),
    ];
  }
  return [
    ...title(paper, "This exercise itself is broken. It is not your fault."),
    ...body(paper, problem.message),
  ];
}

function loadThrewLines(thrown: Thrown, context: ProblemContext): string[] {
  const { paper } = context;
  return [
    ...title(paper, "The file stopped while it was read, before any function was called."),
    ...body(paper, `It threw ${thrown.description}.`),
    ...body(paper, explainThrown(thrown), paper.ink.quiet),
    ...placeLines(context),
  ];
}

const indent = "    ";

function title({ width, ink }: Paper, text: string): string[] {
  return wrap(`  ✗ ${text}`, width, 4).map((line) => ink.bad(line));
}

function body(
  { width }: Paper,
  text: string | undefined,
  style: (text: string) => string = (plain) => plain,
): string[] {
  if (text === undefined) return [];
  return text.split("\n").flatMap((part) => wrap(`${indent}${part}`, width, 4).map(style));
}

function placeLines({ place, paper }: ProblemContext): string[] {
  return place === undefined ? [] : ["", `${indent}${paper.ink.link(place)}`];
}

function checkLines(check: CheckResult, context: ProblemContext): string[] {
  const { paper, isListed } = context;
  const { thrown } = check;
  const explanation = thrown && !thrown.notWritten ? explainThrown(thrown) : undefined;
  const lines = renderVerdict(check).filter(({ role }) => role !== "title" || !isListed);
  return [
    ...lines.flatMap((line) => verdictLine(line, paper)),
    ...body(paper, explanation, paper.ink.quiet),
    ...placeLines(context),
  ];
}

function verdictLine({ role, text }: VerdictLine, paper: Paper): string[] {
  if (role === "title") return [...title(paper, text), ""];
  // `gave      ` and its like are a column of ten.
  const hang = /^\S+ {2,}/.test(text) ? 14 : role === "call" ? 6 : 4;
  return wrap(`${indent}${text}`, paper.width, hang).map((line) => styleOf(role, paper.ink)(line));
}

function styleOf(role: VerdictRole, ink: Ink): (text: string) => string {
  const styles: Partial<Record<VerdictRole, (text: string) => string>> = {
    call: ink.strong,
    received: ink.bad,
    expected: ink.good,
    note: ink.quiet,
    place: ink.link,
  };
  return styles[role] ?? ((text) => text);
}

function stoppedLines(
  { stop, during, limit }: Extract<Problem, { kind: "stopped" }>,
  context: ProblemContext,
): string[] {
  const { paper, limits } = context;
  const { what, why } = stopWords(stop, { ...limits, time: limit });
  const call = during?.call;
  const moment = !during
    ? "It was still reading the file: no function had been called yet."
    : call === undefined
      ? `It was at the check: ${during.check}.`
      : "It was in this call:";
  return [
    ...title(paper, what),
    ...body(paper, why),
    ...body(paper, moment),
    ...(call === undefined ? [] : ["", ...body(paper, call, paper.ink.strong)]),
    ...placeLines(context),
  ];
}

function obstacleLines({ text, place }: Obstacle, paper: Paper): string[] {
  const said = [
    ...title(paper, "The file cannot be read as TypeScript yet."),
    ...body(paper, text),
  ];
  if (!place) return said;
  const { file, line, column, length, lineText } = place;
  return [
    ...said,
    "",
    ...caret(paper, line, lineText, column, length),
    "",
    `${indent}${paper.ink.link(placeText(file, place))}`,
  ];
}

/** The line itself, and below it a mark at what it is about. A long line is cut so that the mark is seen. */
function caret(
  { width, ink }: Paper,
  line: number,
  text: string,
  column: number,
  length: number,
): string[] {
  const gutter = `${indent}${line} │ `;
  const room = Math.max(width - gutter.length, 20);
  const plain = text.replaceAll("\t", " ");
  const from = column > room - 4 ? column - Math.floor(room / 2) : 0;
  const shown = plain.slice(from, from + room);
  const mark = "^".repeat(Math.max(1, Math.min(length, shown.length - (column - 1 - from))));
  const below = `${" ".repeat(gutter.length - 2)}│ ${" ".repeat(column - 1 - from)}`;
  return [`${ink.quiet(gutter)}${shown}`, `${ink.quiet(below)}${ink.bad(mark)}`];
}
