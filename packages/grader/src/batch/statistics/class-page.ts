import { html } from "../../formats/escape/html.ts";
import { cleanText, oneLine } from "../../report/clean-text.ts";
import { count } from "../../render/words.ts";
import {
  type CheckStatistics,
  type ClassStatistics,
  type ExerciseStatistics,
  passRate,
  quantile,
} from "./class-statistics.ts";
import { histogram, timeColumns, wholeColumns } from "./histogram.ts";
import { type Cell, htmlTable, staffPage } from "./staff-page.ts";

/** How a class did, as a page for staff: distributions, how each check went, and what went wrong most often. */
export function classPage({ exercises, submissions, isolation }: ClassStatistics): string {
  return staffPage("How the class did", [
    `<p>${html(`${count(submissions.length, "submission")}, ${count(exercises.length, "exercise")}.`)}</p>`,
    '<p class="quiet">For staff: titles of hidden checks are on this page.</p>',
    ...overview(exercises),
    ...exercises.flatMap((exercise, i) => section(exercise, `e${i}`)),
    ...isolation.map((words) => `<p class="quiet">${html(`Isolation: ${oneLine(words)}`)}</p>`),
  ]);
}

function overview(exercises: readonly ExerciseStatistics[]): readonly string[] {
  if (exercises.length < 2) return [];
  const rows = exercises.map(({ title, points, maxPoints, refused, troubled }): readonly Cell[] => [
    oneLine(title),
    points.length,
    quantile(points, 0.5),
    maxPoints,
    points.filter((n) => n === maxPoints).length,
    refused,
    troubled,
  ]);
  const head = [
    "exercise",
    "graded",
    "median",
    "of",
    "full points",
    "not gradable",
    "failed to grade",
  ];
  return [htmlTable("Answers to each exercise.", head, rows)];
}

function section(exercise: ExerciseStatistics, name: string): readonly string[] {
  const { title, id, points, times, maxPoints, refused, troubled, checks, mistakes } = exercise;
  const none = [
    ...(refused > 0 ? [`${refused} not gradable`] : []),
    ...(troubled > 0 ? [`${troubled} failed to grade`] : []),
  ];
  const summary = [
    `${count(points.length, "answer")} graded`,
    ...none,
    ...(points.length > 0
      ? [
          `median ${quantile(points, 0.5)} of ${maxPoints} points`,
          `${quantile(times, 0.5)} ms each (median), ${quantile(times, 0.9)} ms (nine of ten)`,
        ]
      : []),
  ];
  return [
    `<h2>${html(oneLine(title))} <span class="quiet">${html(id)}</span></h2>`,
    `<p>${html(summary.join(", "))}.</p>`,
    ...(points.length === 0
      ? []
      : [
          '<div class="plots">',
          `<div><h3>Points</h3>${histogram(`${name}-points`, "How many answers have how many points", wholeColumns(points, maxPoints))}</div>`,
          `<div><h3>Time to grade: at most so many seconds</h3>${histogram(`${name}-times`, "How many answers took at most how many seconds, and more than the column before", timeColumns(times))}</div>`,
          "</div>",
          checksOf(checks),
        ]),
    ...(mistakes.length === 0 ? [] : [mistakesOf(mistakes, points.length)]),
  ];
}

function checksOf(checks: readonly CheckStatistics[]): string {
  const rows = checks.map((check): readonly Cell[] => {
    const { title, visibility, maxPoints, statuses } = check;
    const others = [...statuses].filter(([status]) => status !== "pass");
    const told = others.map(([status, n]) => `${n} ${status}`).join(", ");
    const rate = passRate(check);
    const percent = Math.round(100 * rate);
    return [oneLine(title), visibility, maxPoints, percent, { raw: share(rate) }, told];
  });
  const head = ["check", "shown", "points", "pass, %", "", "otherwise"];
  return htmlTable("How many of the graded answers pass each check.", head, rows);
}

/** A bar beside a number that says the same, so nothing is lost on those who do not see it. */
function share(part: number): string {
  const width = Math.round(1000 * part) / 10;
  const bar = width > 0 ? `<rect class="good" width="${width}" height="10" rx="3"/>` : "";
  return `<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="rest" width="100" height="10" rx="3"/>${bar}</svg>`;
}

function mistakesOf(mistakes: ExerciseStatistics["mistakes"], answers: number): string {
  const rows = mistakes
    .slice(0, 12)
    .map(({ diagnosis, answers: n }): readonly Cell[] => [
      cleanText(diagnosis),
      n,
      Math.round((100 * n) / answers),
    ]);
  const caption = "Known mistakes that behave like these answers, the most frequent first.";
  return htmlTable(caption, ["diagnosed mistake", "answers", "%"], rows);
}
