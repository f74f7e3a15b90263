import type { View } from "../report/view.ts";
import { answerWords, hiddenNotice } from "../report/view-words.ts";
import { xmlAttribute, xmlText } from "./escape/xml.ts";
import { fitting } from "./fitting.ts";
import type { Format } from "./format.ts";
import { junitProblems } from "./junit-problems.ts";
import { type TestUnit, testUnits } from "./test-units.ts";

/** GitLab reads files of less than 30 MB. */
const mostBytes = 29_000_000;

/** JUnit's XML, as GitLab, Jenkins, Azure and most others read it. */
export const junit: Format = {
  name: "junit",
  about: "JUnit XML, for GitLab, Jenkins and most others",
  write: (views) => fitting(views, mostBytes, document),
  validate: junitProblems,
};

/** How a check looks to JUnit: `failure` is the answer's, `error` ends a program, `skipped` was not run. */
type Kind = "pass" | "failure" | "error" | "skipped";

function document(views: readonly View[]): string {
  const kinds = views.flatMap((view) => testUnits(view).map(kindOf));
  const time = views.reduce((sum, { run }) => sum + run.ms, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="gradus" ${counts(kinds, time)}>`,
    ...views.flatMap(suite),
    "</testsuites>",
    "",
  ].join("\n");
}

function suite(view: View): readonly string[] {
  const { exercise, run, output } = view;
  const units = testUnits(view);
  const told = [answerWords(view), hiddenNotice(view), output].filter(Boolean).join("\n");
  const facts = `timestamp="${run.startedAt.slice(0, 19)}" hostname="localhost"`;
  return [
    `  <testsuite name="${xmlAttribute(exercise.title)}" ${counts(units.map(kindOf), run.ms)} ${facts}>`,
    "    <properties>",
    ...Object.entries(propertiesOf(view)).map(
      ([name, value]) => `      <property name="${name}" value="${xmlAttribute(String(value))}"/>`,
    ),
    "    </properties>",
    ...units.map((unit) => testcase(unit, view)),
    ...(told === "" ? [] : [`    <system-out>${xmlText(told)}</system-out>`]),
    "  </testsuite>",
  ];
}

function propertiesOf({ points, maxPoints, outcome, hiddenChecks, run, exercise }: View): object {
  return {
    points,
    maxPoints,
    outcome,
    hiddenChecks,
    specHash: exercise.specHash,
    isolation: run.level,
    notEnforced: run.notEnforced.join(", "),
  };
}

/** GitLab drops a case whose classname and name another one has; names are told apart before they get here. */
function testcase(unit: TestUnit, { exercise }: View): string {
  const { name, check, ms, words } = unit;
  const where = [
    `classname="${xmlAttribute(exercise.id)}"`,
    `name="${xmlAttribute(name)}"`,
    `time="${seconds(ms)}"`,
    `file="${xmlAttribute(exercise.file)}"`,
    ...(check?.place ? [`line="${check.place.line}"`] : []),
  ].join(" ");
  const kind = kindOf(unit);
  if (kind === "pass") return `    <testcase ${where}/>`;
  const [first = ""] = words.split("\n", 1);
  const told = `message="${xmlAttribute(first)}"`;
  const type = kind === "skipped" ? "" : ` type="${check?.status ?? "not-gradable"}"`;
  const output = check?.output ? `<system-out>${xmlText(check.output)}</system-out>` : "";
  return `    <testcase ${where}><${kind} ${told}${type}>${xmlText(words)}</${kind}>${output}</testcase>`;
}

function kindOf({ check, isPass }: TestUnit): Kind {
  if (isPass) return "pass";
  if (!check) return "error";
  if (check.status === "not-run") return "skipped";
  return check.status === "fail" || check.status === "threw" ? "failure" : "error";
}

function counts(kinds: readonly Kind[], ms: number): string {
  const of = (kind: Kind): number => kinds.filter((one) => one === kind).length;
  return (
    `tests="${kinds.length}" failures="${of("failure")}" errors="${of("error")}" ` +
    `skipped="${of("skipped")}" time="${seconds(ms)}"`
  );
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}
