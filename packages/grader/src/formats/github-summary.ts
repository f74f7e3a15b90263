import type { View } from "../report/view.ts";
import {
  answerWords,
  hiddenNotice,
  pointsWords,
  statusWords,
  totalOf,
} from "../report/view-words.ts";
import { isolationStatement } from "../sandbox/statement.ts";
import { markdownBlock, markdownText } from "./escape/markdown.ts";
import { fitting } from "./fitting.ts";
import type { Format } from "./format.ts";
import { type TestUnit, testUnits } from "./test-units.ts";

/** GitHub takes summaries of at most 1 MiB for a step. */
const mostBytes = 1_000_000;

/** A page of Markdown for `GITHUB_STEP_SUMMARY`. */
export const githubSummary: Format = {
  name: "github-summary",
  about: "a job summary of GitHub Actions, in Markdown",
  write: (views) => fitting(views, mostBytes, page),
  validate: (source) => [
    ...(Buffer.byteLength(source) > 1024 * 1024 ? ["the file has more than 1 MiB."] : []),
    ...(/<[a-z!/]/i.test(outsideBlocks(source)) ? ["the page has HTML in it."] : []),
  ],
};

function page(views: readonly View[]): string {
  const total = totalOf(views);
  const notice = hiddenNotice(total);
  const levels = new Set(views.map(({ run }) => isolationStatement(run)));
  return [
    `## Gradus: ${pointsWords(total)}`,
    ...(notice === undefined ? [] : [markdownText(notice)]),
    ...views.map(section),
    ...[...levels].map(markdownText),
    "",
  ].join("\n\n");
}

function section(view: View): string {
  const { exercise, points, maxPoints, output } = view;
  const units = testUnits(view);
  const told = answerWords(view);
  const failing = units.filter(({ isPass, words }) => !isPass && words !== "");
  return [
    `### ${markdownText(exercise.title)} (${points}/${maxPoints})`,
    ["| check | points | |", "| --- | ---: | --- |", ...units.map(row)].join("\n"),
    ...failing.flatMap(({ name, words }) => [`**${markdownText(name)}**`, markdownBlock(words)]),
    ...(told === "" || view.outcome !== "graded" ? [] : [markdownBlock(told)]),
    ...(output === undefined ? [] : ["Your program printed:", markdownBlock(output)]),
  ].join("\n\n");
}

function row({ name, points, maxPoints, check }: TestUnit): string {
  return `| ${markdownText(name)} | ${points}/${maxPoints} | ${statusWords(check?.status)} |`;
}

/** A page without its fenced blocks. */
function outsideBlocks(source: string): string {
  return source.replaceAll(/^(`{3,})text\n[\s\S]*?\n\1$/gm, "");
}
