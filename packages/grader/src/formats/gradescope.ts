import type { ReportedCheck } from "../report/grade-report.ts";
import {
  jsonProblems,
  list,
  number,
  oneOf,
  record,
  type Rule,
  text,
  anything,
  isRecord,
} from "../report/rules.ts";
import type { View } from "../report/view.ts";
import { checkWords, hiddenNotice, totalOf } from "../report/view-words.ts";
import { without } from "../report/without.ts";
import type { Format } from "./format.ts";

/** Gradescope's `/autograder/results/results.json`. */
export const gradescope: Format = {
  name: "gradescope",
  about: "Gradescope's results.json",
  write: (views) => `${JSON.stringify(results(views), null, 2)}\n`,
  validate: (source) => jsonProblems(source, rule),
};

/**
 * `score` stands there only where there are no tests: it would override their sum. For staff's views, the platform is
 * told for each test when learners may see it; a learner's view has nothing to hide.
 */
function results(views: readonly View[]): object {
  const tests = views.flatMap((view, i) => testsOf(view, i + 1));
  return {
    ...(tests.length === 0 && { score: 0 }),
    execution_time: Math.ceil(views.reduce((sum, { run }) => sum + run.ms, 0) / 1000),
    output: outputOf(views),
    output_format: "text",
    test_output_format: "text",
    test_name_format: "text",
    visibility: "visible",
    stdout_visibility: "hidden",
    tests,
    extra_data: { gradus: views.map(recordOf) },
  };
}

function testsOf(view: View, exercise: number): readonly object[] {
  let hidden = 0;
  return view.checks.map((check, i) => {
    const { title, points, maxPoints, status, visibility } = check;
    const isSecret = visibility === "staff" && view.audience === "staff";
    const name = isSecret ? `Hidden check ${++hidden}` : title;
    return {
      name: view.exercise.title === "" ? name : `${view.exercise.title}: ${name}`,
      number: `${exercise}.${i + 1}`,
      score: points,
      max_score: maxPoints,
      status: status === "pass" ? "passed" : "failed",
      output: isSecret ? "" : wordsOf(check, view),
      output_format: "text",
      visibility: shownWhen(check, view),
    };
  });
}

function wordsOf(check: ReportedCheck, { audience }: View): string {
  if (check.status === "pass") return "";
  const isOpaque = check.visibility === "opaque" || check.hiddenValues === true;
  if (audience === "staff" && isOpaque) {
    return "This check uses values that are not shown, and does not pass yet.";
  }
  return checkWords(audience === "staff" ? without(check, "needs") : check);
}

function shownWhen({ visibility }: ReportedCheck, { audience }: View): string {
  if (audience === "learner") return "visible";
  if (visibility === "staff") return "after_published";
  return visibility === "after-due" ? "after_due_date" : "visible";
}

/** What stands above the tests. Learners read it, whoever the views are for. */
function outputOf(views: readonly View[]): string {
  const told = views.flatMap(({ message, diagnosis, audience }) => [
    message,
    audience === "learner" && diagnosis !== undefined
      ? `Your result matches: ${diagnosis}`
      : undefined,
  ]);
  return [...told, hiddenNotice(totalOf(views))].filter((line) => line !== undefined).join("\n");
}

/** What the platform keeps for staff: the report itself, or, where it has secrets, what is around it. */
function recordOf(view: View): object {
  if (view.audience === "learner") return view;
  return without(view, "checks", "message", "detail", "diagnosis", "output", "place", "signature");
}

const formats = oneOf("text", "html", "simple_format", "md", "ansi");
const visibility = oneOf("hidden", "after_due_date", "after_published", "visible");
const score = number({ least: -Infinity, most: Infinity, fraction: true });
const open = record({}, {}, { open: true });

const test = record(
  {},
  {
    score,
    max_score: score,
    status: oneOf("passed", "failed"),
    name: text(),
    name_format: formats,
    number: text(),
    output: text(),
    output_format: formats,
    tags: list(text()),
    visibility,
    extra_data: open,
  },
);

const shape = record(
  {},
  {
    score,
    execution_time: number({ fraction: true }),
    output: text(),
    output_format: formats,
    test_output_format: formats,
    test_name_format: formats,
    visibility,
    stdout_visibility: visibility,
    extra_data: open,
    tests: list(test),
    leaderboard: list(record({ name: text(), value: anything }, { order: oneOf("asc", "desc") })),
  },
);

/** The documented fields, and that there is a score somewhere. */
const rule: Rule = (value, at) => {
  const problems = [...shape(value, at)];
  if (!isRecord(value)) return problems;
  const tests = Array.isArray(value.tests) ? value.tests : [];
  const hasScore = "score" in value || tests.some((one) => isRecord(one) && "score" in one);
  if (!hasScore) problems.push(`${at} has no score, neither of its own nor in any test.`);
  if (JSON.stringify(value).includes(String.raw`\r`))
    problems.push(`${at} has line breaks that are not those of Unix.`);
  return problems;
};
