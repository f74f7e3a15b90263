import {
  isRecord,
  jsonProblems,
  list,
  number,
  record,
  type Rule,
  text,
  truth,
  either,
} from "../report/rules.ts";
import type { View } from "../report/view.ts";
import { answerWords, hiddenNotice, totalOf } from "../report/view-words.ts";
import { fitting } from "./fitting.ts";
import type { Format } from "./format.ts";
import { testUnits } from "./test-units.ts";

/** The platform refuses files of more than 1 MiB; a little less leaves room. */
const mostBytes = 1_000_000;

/** PrairieLearn's `/grade/results/results.json`. */
export const prairielearn: Format = {
  name: "prairielearn",
  about: "PrairieLearn's results.json",
  write: (views) =>
    fitting(views, mostBytes, (fit) => `${JSON.stringify(results(fit), null, 2)}\n`),
  validate: (source) => [
    ...(Buffer.byteLength(source) > 1024 * 1024 ? ["the file has more than 1 MiB."] : []),
    ...jsonProblems(source, rule),
  ],
};

/**
 * What could not be graded is `gradable: false`, which costs a learner no attempt. The platform takes any number as a
 * score, so it is kept between 0 and 1 here; and it shows points only if every test has them.
 */
function results(views: readonly View[]): object {
  const total = totalOf(views);
  const failed = views.some(({ outcome }) => outcome === "infra-error");
  const isGradable = !failed && views.some(({ outcome }) => outcome === "graded");
  const message = views.map(answerWords).filter((words) => words !== "");
  const notice = hiddenNotice(total);
  if (!isGradable) {
    return { gradable: false, message: message.join("\n"), format_errors: message };
  }
  const isAll = views.every((view) => view.checks.every(({ status }) => status === "pass"));
  const score = total.maxPoints === 0 ? Number(isAll) : total.points / total.maxPoints;
  return {
    gradable: true,
    score: Math.min(1, Math.max(0, score)),
    message: [...message, ...(notice === undefined ? [] : [notice])].join("\n"),
    output: views.map(({ output = "" }) => output).join(""),
    tests: views.flatMap((view) =>
      testUnits(view).map(({ name, points, maxPoints, words, check }) => ({
        name: `${view.exercise.title}: ${name}`,
        points,
        max_points: maxPoints,
        message: words,
        output: check?.output ?? "",
      })),
    ),
  };
}

const images = list(record({ url: text() }, { label: text() }));

const shape = record(
  {},
  {
    gradable: truth,
    score: number({ fraction: true, most: 1 }),
    message: text(),
    output: text(),
    images,
    format_errors: either(list(text()), text()),
    tests: list(
      record(
        { points: number({ fraction: true }), max_points: number({ fraction: true }) },
        { name: text(), description: text(), message: text(), output: text(), images },
        { open: true },
      ),
    ),
  },
  { open: true },
);

const rule: Rule = (value, at) => {
  const problems = [...shape(value, at)];
  if (!isRecord(value)) return problems;
  if (value.gradable !== false && !("score" in value))
    problems.push(`${at}.score is missing, though the answer is gradable.`);
  if (value.gradable !== false && "format_errors" in value)
    problems.push(`${at}.format_errors needs gradable: false.`);
  return problems;
};
