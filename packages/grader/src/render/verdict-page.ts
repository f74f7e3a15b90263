import type { CheckResult, ExerciseEntry } from "@gradus/exercises";
import type { Limits } from "../child/limits.ts";
import type { TypeNote } from "../typescript/type-notes.ts";
import type { Verdict } from "../verdict/verdict.ts";
import { checkList } from "./check-list.ts";
import type { Paper } from "./paper.ts";
import { placeText } from "./place-text.ts";
import { problemLines } from "./problem-lines.ts";
import { row } from "./row.ts";
import { count } from "./words.ts";
import { wrap } from "./wrap.ts";

/** What is known beside the verdict. */
export interface PageContext {
  readonly paper: Paper;
  readonly limits: Limits;
  readonly exercise: ExerciseEntry;
  readonly hint?: string | undefined;
  readonly typeNotes?: readonly TypeNote[];
  /** Tells every check that does not pass, not only the first. */
  readonly all?: boolean;
}

/** A verdict as a learner reads it. */
export function verdictPage(verdict: Verdict, context: PageContext): string {
  const parts = [
    heading(verdict, context),
    checkList(verdict, context.paper, context.all ?? false),
    problems(verdict, context),
    matches(verdict, context),
    hint(context),
    printed(verdict, context),
    stray(verdict, context),
    notes(context),
    ending(verdict, context),
  ];
  const filled = parts.filter((lines) => lines.length > 0);
  return ["", ...filled.flatMap((lines) => [...lines, ""])].join("\n");
}

function heading({ title, id }: Verdict, { paper }: PageContext): string[] {
  const { strong, quiet } = paper.ink;
  return row(paper, `  ${title}`, id, { left: strong, right: quiet });
}

function problems(verdict: Verdict, context: PageContext): string[] {
  const { problem, position, checks, state } = verdict;
  const { paper, limits, exercise, all = false } = context;
  if (!problem) return [];
  const place = position && placeText(exercise.exercise, position);
  const file = placeText(exercise.exercise);
  const told = { paper, limits, file, place, isListed: !all };
  if (state === "to-do" && problem.kind === "check")
    return unwritten(problem.check, context, place);
  const first = problemLines(problem, told);
  if (!all) return first;
  const others = checks.filter(
    (check) =>
      (check.status === "fail" || check.status === "threw") &&
      !(problem.kind === "check" && problem.check.id === check.id),
  );
  const more = others.flatMap((check) => [
    "",
    ...problemLines({ kind: "check", check }, { ...told, place: undefined }),
  ]);
  return [...first, ...more];
}

function unwritten(check: CheckResult, { paper, exercise }: PageContext, place?: string): string[] {
  const { link, quiet } = paper.ink;
  const text = check.thrown?.message ?? "Not written yet.";
  return [
    ...wrap(`  ○ ${text}`, paper.width, 4),
    "",
    `    ${link(place ?? placeText(exercise.exercise))}`,
    `    ${quiet(placeText(exercise.lesson))}`,
  ];
}

function matches({ matches: diagnosis }: Verdict, { paper }: PageContext): string[] {
  if (diagnosis === undefined) return [];
  return wrap(`  Your result matches: ${diagnosis}`, paper.width, 4).map(paper.ink.attention);
}

function hint({ hint: text, paper }: PageContext): string[] {
  return text === undefined ? [] : wrap(`  Hint: ${text}`, paper.width, 4).map(paper.ink.attention);
}

/** The first and last lines of what a learner's program printed; a wall of text hides the verdict. */
function printed(
  { printed: text, printedMore }: Verdict,
  { paper, all = false }: PageContext,
): string[] {
  const lines = text.trimEnd().split("\n");
  if (text.trim() === "") return [];
  const most = all ? 400 : 20;
  const shown =
    lines.length <= most
      ? lines
      : [
          ...lines.slice(0, most / 2),
          `… ${lines.length - most} lines more …`,
          ...lines.slice(-most / 2),
        ];
  const bar = paper.ink.quiet("  │ ");
  const end = printedMore ? [paper.ink.quiet("  │ … and more, which was not kept")] : [];
  return [
    paper.ink.quiet("  Your program printed:"),
    ...shown.map((line) => `${bar}${line.length > 200 ? `${line.slice(0, 200)}…` : line}`),
    ...end,
  ];
}

function stray({ stray: thrown }: Verdict, { paper }: PageContext): string[] {
  if (!thrown) return [];
  const text = `  Besides, your program threw ${thrown.description}, and nobody was there to catch it. A Promise that nobody waits for (is an await missing?) is the usual reason.`;
  return wrap(text, paper.width, 4).map(paper.ink.attention);
}

function notes({ typeNotes = [], paper, exercise, all = false }: PageContext): string[] {
  if (typeNotes.length === 0) return [];
  const most = all ? 50 : 3;
  const shown = typeNotes
    .slice(0, most)
    .flatMap((note) => [
      ...wrap(`    ${note.text}`, paper.width, 4),
      `    ${paper.ink.link(placeText(exercise.exercise, note))}`,
    ]);
  const more = typeNotes.length - most;
  return [
    paper.ink.attention("  TypeScript noticed:"),
    ...shown,
    ...(more > 0 ? [paper.ink.quiet(`    and ${count(more, "more thing")}`)] : []),
  ];
}

function ending(verdict: Verdict, { paper }: PageContext): string[] {
  const { state, points, maxPoints } = verdict;
  const { good, attention, quiet } = paper.ink;
  const score = maxPoints === 0 ? "" : `${points} of ${count(maxPoints, "point")}`;
  if (state === "done") return [good(`  Done: ${score}.`)];
  if (state === "to-do") return [quiet(`  To do: ${score}.`)];
  if (state === "broken") return [attention("  Nothing was graded.")];
  return maxPoints === 0 ? [] : [attention(`  Not there yet: ${score}.`)];
}
