import {
  isRecord,
  jsonProblems,
  list,
  number,
  oneOf,
  record,
  type Rule,
  text,
} from "../report/rules.ts";
import type { View } from "../report/view.ts";
import { totalOf } from "../report/view-words.ts";
import { fitting } from "./fitting.ts";
import type { Format } from "./format.ts";
import { type TestUnit, testUnits } from "./test-units.ts";

/** The result travels as one environment variable of base64: 128 KiB are the end of it. */
const mostBytes = 64_000;

/**
 * What the autograding reporter of GitHub Classroom reads, as base64, from `<STEP>_RESULTS`.
 *
 * The reporter adds up `score` for the grade but counts passed tests for its table, prints "line …" unless `line_no` is
 * 0, and makes NaN of a missing score and of an empty list. So there is always a test, and each has a score and line 0.
 */
export const githubClassroom: Format = {
  name: "github-classroom",
  about: "GitHub Classroom's autograding reporter",
  write: (views) => {
    const perCheck = fitting(views, mostBytes, (fit) => json(fit, testsOf));
    if (Buffer.byteLength(perCheck) <= mostBytes) return perCheck;
    return fitting(views, mostBytes, (fit) => json(fit, (view) => [wholeExercise(view)]));
  },
  validate: (source) => [
    ...(Buffer.byteLength(source) > mostBytes
      ? [`the file has more than ${mostBytes} bytes.`]
      : []),
    ...jsonProblems(source, rule),
  ],
};

function json(views: readonly View[], tests: (view: View) => readonly object[]): string {
  return `${JSON.stringify({
    version: 1,
    status: statusOf(views),
    max_score: totalOf(views).maxPoints,
    tests: views.flatMap(tests),
  })}\n`;
}

function statusOf(views: readonly View[]): "pass" | "fail" | "error" {
  if (views.length === 0 || views.some(({ outcome }) => outcome !== "graded")) return "error";
  const isAll = views.every((view) => view.checks.every(({ status }) => status === "pass"));
  return isAll ? "pass" : "fail";
}

function testsOf(view: View): readonly object[] {
  const units = testUnits(view);
  // All of its checks are hidden: the list must not be empty.
  if (units.length === 0) return [wholeExercise(view)];
  return units.map((unit) => ({
    ...about(view, `${view.exercise.title}: ${unit.name}`),
    status: unit.isPass ? "pass" : endOf(unit),
    score: unit.points,
    message: unit.words,
    duration: unit.ms,
  }));
}

function endOf({ check }: TestUnit): "fail" | "error" {
  const { status } = check ?? { status: "crash" };
  return status === "fail" || status === "threw" || status === "not-run" ? "fail" : "error";
}

function wholeExercise(view: View): object {
  const failing = view.checks.filter(({ status }) => status !== "pass");
  return {
    ...about(view, view.exercise.title),
    status: view.outcome !== "graded" ? "error" : failing.length === 0 ? "pass" : "fail",
    score: view.points,
    message: failing.map(({ title }) => title).join("\n"),
    duration: view.run.ms,
  };
}

function about({ exercise }: View, name: string): object {
  return { name, test_code: `gradus ci ${exercise.id}`, filename: "", line_no: 0 };
}

const status = oneOf("pass", "fail", "error");

const shape = record({
  version: oneOf(1),
  status,
  max_score: number(),
  tests: list(
    record({
      name: text(),
      status,
      score: number(),
      message: text(),
      test_code: text(),
      filename: text(),
      line_no: oneOf(0),
      duration: number(),
    }),
    { least: 1 },
  ),
});

const rule: Rule = (value, at) => {
  const problems = shape(value, at);
  if (problems.length > 0 || !isRecord(value) || !Array.isArray(value.tests)) return problems;
  const sum = value.tests.reduce((total: number, one: { score: number }) => total + one.score, 0);
  return sum > Number(value.max_score) ? [`${at}: the scores add up to more than max_score.`] : [];
};
