import { gradeRule } from "../report/grade-rules.ts";
import { isRecord, jsonProblems, list, number, oneOf, record, type Rule } from "../report/rules.ts";
import { readGrades } from "../report/read-grades.ts";
import { totalOf } from "../report/view-words.ts";
import type { Format } from "./format.ts";

/** All reports of a run and their sum, in one record. */
export const json: Format = {
  name: "json",
  about: "the reports (grade/v1) and their sum",
  write: (views) => {
    const document = { schema: "grades/v1", ...totalOf(views), reports: views };
    return `${JSON.stringify(document, null, 2)}\n`;
  },
  validate: (source) => jsonProblems(source, rule),
};

/** One report a line, as batches write them. */
export const jsonl: Format = {
  name: "jsonl",
  about: "one report (grade/v1) a line",
  write: (views) => views.map((view) => `${JSON.stringify(view)}\n`).join(""),
  validate: (source) =>
    source === "" ? [] : readGrades(source).flatMap(({ problems }) => problems),
};

const shape = record({
  schema: oneOf("grades/v1"),
  points: number(),
  maxPoints: number(),
  hiddenChecks: number(),
  reports: list(gradeRule),
});

const rule: Rule = (value, at) => {
  const problems = shape(value, at);
  if (problems.length > 0 || !isRecord(value) || !Array.isArray(value.reports)) return problems;
  const reports: readonly Record<string, unknown>[] = value.reports;
  return ["points", "maxPoints", "hiddenChecks"].flatMap((field) => {
    const sum = reports.reduce((total, one) => total + Number(one[field]), 0);
    return sum === value[field] ? [] : [`${at}.${field} is not the sum of its reports, ${sum}.`];
  });
};
