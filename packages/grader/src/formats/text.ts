import type { State } from "../verdict/verdict.ts";
import { paper } from "../render/paper.ts";
import { summaryLines } from "../render/summary-lines.ts";
import type { View } from "../report/view.ts";
import { answerWords, hiddenNotice, totalOf } from "../report/view-words.ts";
import { isolationStatement } from "../sandbox/statement.ts";
import type { Format } from "./format.ts";
import { testUnits } from "./test-units.ts";

/** A page for people. */
export const text: Format = {
  name: "text",
  about: "a page of plain text",
  write: (views) => {
    const levels = new Set(views.map(({ run }) => isolationStatement(run)));
    return `${pageOf(views)}${[...levels].map((words) => `  ${words}\n`).join("")}`;
  },
  validate: (source) => (source.trim() === "" ? ["the file is empty."] : []),
};

/** The points, and what does not pass, without a word about isolation. */
export function pageOf(views: readonly View[]): string {
  const scored = views.map((view) => ({
    id: view.exercise.id,
    state: standing(view),
    points: view.points,
    maxPoints: view.maxPoints,
  }));
  const notice = hiddenNotice(totalOf(views));
  const told = views.flatMap(details);
  return [
    summaryLines(scored, paper({})),
    ...told.map((block) => `${block}\n\n`),
    ...(notice === undefined ? [] : [`  ${notice}\n`]),
  ].join("");
}

/** Where an answer stands, as far as its audience knows. What was not run is to do, not wrong. */
function standing({ outcome, checks }: View): State {
  if (outcome === "infra-error") return "broken";
  if (outcome === "not-gradable") return "wrong";
  if (checks.every(({ status }) => status === "pass")) return "done";
  const isWrong = checks.some(({ status }) => status !== "pass" && status !== "not-run");
  return isWrong ? "wrong" : "to-do";
}

/** What does not pass, and why; a learner's lines are all indented below a title of the course's. */
function details(view: View): readonly string[] {
  const isTold = standing(view) === "wrong" || standing(view) === "broken";
  const units = testUnits(view).filter(({ isPass, words }) => !isPass && words !== "");
  const failing = isTold ? units.filter(({ check }) => check?.status !== "not-run") : [];
  const blocks = failing.map(({ name, words }) =>
    [`  ✗ ${view.exercise.title}: ${name}`, "", indented(words)].join("\n"),
  );
  const whole = view.outcome === "graded" && isTold ? answerWords(view) : "";
  return whole === "" ? blocks : [...blocks, indented(whole)];
}

function indented(words: string): string {
  return words.replaceAll(/^(?=.)/gm, "    ");
}
