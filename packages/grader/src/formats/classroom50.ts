import {
  isRecord,
  jsonProblems,
  list,
  number,
  oneOf,
  record,
  type Rule,
  text,
  truth,
} from "../report/rules.ts";
import type { View } from "../report/view.ts";
import { totalOf } from "../report/view-words.ts";
import { fitting } from "./fitting.ts";
import type { Format, Occasion } from "./format.ts";
import { testUnits } from "./test-units.ts";

const mostBytes = 1_000_000;

/** Classroom 50's `result.json`. */
export const classroom50: Format = {
  name: "classroom50",
  about: "Classroom 50's result.json",
  write: (views, { env }) =>
    fitting(views, mostBytes, (fit) => `${JSON.stringify(result(fit, env), null, 2)}\n`),
  validate: (source) => jsonProblems(source, rule),
};

function result(views: readonly View[], env: Occasion["env"]): object {
  const { points, maxPoints } = totalOf(views);
  return {
    schema: "classroom50/result/v1",
    ...whoAndWhat(views[0], env),
    score: points,
    "max-score": maxPoints,
    tests: views.flatMap((view) =>
      testUnits(view).map((unit) => ({
        "test-name": `${view.exercise.title}: ${unit.name}`,
        passed: unit.isPass,
        score: unit.points,
        "max-score": unit.maxPoints,
        message: unit.words,
      })),
    ),
  };
}

/** The platform says in its environment who and what this is; elsewhere, the file holds stand-ins. */
function whoAndWhat(first: View | undefined, env: Occasion["env"]): object {
  const said = (name: string, otherwise: string): string => env[name] ?? otherwise;
  const tag = said("SUBMISSION_TAG", "submit/local");
  return {
    classroom: said("CLASSROOM", "local"),
    assignment: said("ASSIGNMENT", first?.exercise.id.replaceAll("/", "-") ?? "local"),
    assignment_type: env["ASSIGNMENT_TYPE"] === "group" ? "group" : "individual",
    owner: said("OWNER", first?.submission.id ?? "local"),
    submission: tag,
    commit: said("COMMIT_URL", "https://localhost/commit"),
    release: said("RELEASE_URL", "https://localhost/release"),
    review: said("REVIEW_URL", "https://localhost/review"),
    datetime: timeOf(tag) ?? secondsOnly(first?.run.startedAt),
  };
}

/** The moment that a tag like `submit/2026-11-21T10-00-00Z-a1b2c3d` names: the same whenever it is graded again. */
function timeOf(tag: string): string | undefined {
  const [, date, h, m, s] = /(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z/.exec(tag) ?? [];
  return date && `${date}T${h}:${m}:${s}Z`;
}

function secondsOnly(time = "1970-01-01T00:00:00.000Z"): string {
  return time.replace(/\.\d+Z$/, "Z");
}

const url = text({ pattern: /^https?:\/\/\S+$/ });
const time = text({ pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/ });

const shape = record(
  {
    schema: oneOf("classroom50/result/v1"),
    classroom: text(),
    assignment: text(),
    assignment_type: oneOf("individual", "group"),
    owner: text(),
    submission: text({ pattern: /^submit\// }),
    commit: url,
    release: url,
    review: url,
    datetime: time,
    score: number(),
    "max-score": number(),
    tests: list(
      record(
        { "test-name": text(), passed: truth, score: number(), "max-score": number() },
        {},
        { open: true },
      ),
    ),
  },
  { graded_at: time, submitted_by: record({ username: text(), id: number() }) },
);

const rule: Rule = (value, at) => {
  const problems = shape(value, at);
  if (problems.length > 0 || !isRecord(value)) return problems;
  return Number(value.score) > Number(value["max-score"])
    ? [`${at}.score is more than max-score.`]
    : [];
};
