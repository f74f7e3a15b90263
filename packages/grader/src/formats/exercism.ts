import {
  either,
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
import { answerWords, hiddenNotice, totalOf } from "../report/view-words.ts";
import { cut } from "./fitting.ts";
import type { Format } from "./format.ts";
import { type TestUnit, testUnits } from "./test-units.ts";

/** The most that the website keeps of a message, in bytes, and of what was printed, in characters. */
const mostMessage = 65_535;
const mostOutput = 500;

/** Exercism's `results.json`, version 3. */
export const exercism: Format = {
  name: "exercism",
  about: "Exercism's test runner, version 3",
  write: (views) => `${JSON.stringify(results(views), null, 2)}\n`,
  validate: (source) => jsonProblems(source, rule),
};

/** `error` means that no test ran at all. Tests stand in the order of the spec: only the first that fails is shown. */
function results(views: readonly View[]): object {
  const tests = views
    .filter(({ outcome }) => outcome === "graded")
    .flatMap((view) => testUnits(view).map((unit) => testOf(unit, view)));
  if (tests.length === 0) {
    const told = [...views.map(answerWords), hiddenNotice(totalOf(views))].filter(Boolean);
    return { version: 3, status: "error", message: fit(told.join("\n") || "No test was run.") };
  }
  const isAll = views.every(
    ({ outcome, checks }) =>
      outcome === "graded" && checks.every(({ status }) => status === "pass"),
  );
  return { version: 3, status: isAll ? "pass" : "fail", message: null, tests };
}

function testOf({ name, isPass, words, check }: TestUnit, view: View): object {
  const output = check?.output ?? (isFirstFailing(check, view) ? view.output : undefined);
  return {
    name: `${view.exercise.title} > ${name}`,
    status: statusOf(isPass, check?.status),
    ...(!isPass && { message: fit(words || "This check does not pass yet.") }),
    output: output === undefined ? null : cut(output, mostOutput),
    test_code: `check(${JSON.stringify(name)})`,
    ...(check?.task !== undefined && { task_id: check.task }),
  };
}

function isFirstFailing(check: TestUnit["check"], { checks }: View): boolean {
  return check !== undefined && checks.find(({ status }) => status !== "pass") === check;
}

function statusOf(isPass: boolean, status: string | undefined): "pass" | "fail" | "error" {
  if (isPass) return "pass";
  return status === "fail" || status === "not-run" ? "fail" : "error";
}

/** As much of a message as there is room for: characters have up to four bytes. */
function fit(message: string): string {
  let short = cut(message, mostMessage);
  while (Buffer.byteLength(short) > mostMessage) short = cut(short, Math.floor(short.length * 0.9));
  return short;
}

const maybeText = either(text(), oneOf(null));

const test = record(
  { name: text(), status: oneOf("pass", "fail", "error"), test_code: text() },
  {
    message: maybeText,
    output: either(text({ most: mostOutput }), oneOf(null)),
    task_id: number({ least: 1 }),
  },
);

const shape = record(
  { version: oneOf(3), status: oneOf("pass", "fail", "error") },
  { message: maybeText, tests: list(test) },
);

const rule: Rule = (value, at) => {
  const problems = [...shape(value, at)];
  if (!isRecord(value)) return problems;
  const { status, message, tests } = value;
  if (status === "error" && (typeof message !== "string" || message === ""))
    problems.push(`${at}.message is missing, though no test ran.`);
  if (status !== "error" && !(Array.isArray(tests) && tests.length > 0))
    problems.push(`${at}.tests is missing or empty; only an error has no tests.`);
  const all: readonly unknown[] = Array.isArray(tests) ? tests : [];
  all.forEach((one, i) => {
    if (isRecord(one) && one.status !== "pass" && !one.message)
      problems.push(`${at}.tests[${i}].message is missing.`);
    if (isRecord(one) && typeof one.message === "string" && isLong(one.message))
      problems.push(`${at}.tests[${i}].message is too long.`);
  });
  return problems;
};

function isLong(message: string): boolean {
  return Buffer.byteLength(message) > mostMessage;
}
