import type { View } from "../report/view.ts";
import { answerWords, hiddenNotice, pointsWords, totalOf } from "../report/view-words.ts";
import { workflowCommand } from "./escape/workflow-command.ts";
import { cut } from "./fitting.ts";
import type { Format } from "./format.ts";
import { type TestUnit, testUnits } from "./test-units.ts";

/** GitHub shows ten annotations of a kind for each step; what comes after them is lost. */
const mostAnnotations = 10;

/** Annotations beside the lines of a pull request, as GitHub Actions reads them from a log. */
export const github: Format = {
  name: "github",
  about: "annotations in the log of GitHub Actions",
  write: (views) => `${commands(views).join("\n")}\n`,
  validate: (source) => problemsOf(source),
};

function commands(views: readonly View[]): readonly string[] {
  const failing = views.flatMap((view) =>
    testUnits(view)
      .filter(({ isPass, check }) => !isPass && check?.status !== "not-run")
      .map((unit) => annotation(unit, view)),
  );
  const shown = failing.length > mostAnnotations ? failing.slice(0, mostAnnotations - 1) : failing;
  const left = failing.length - shown.length;
  const more = left === 0 ? [] : [workflowCommand("error", {}, `${left} more do not pass.`)];
  const total = totalOf(views);
  const points = [pointsWords(total), hiddenNotice(total)].filter(Boolean).join(". ");
  return [...shown, ...more, workflowCommand("notice", { title: "Gradus" }, points)];
}

function annotation({ name, words, check }: TestUnit, view: View): string {
  const place = check?.place ?? (check ? undefined : view.place);
  const isMine = view.outcome !== "infra-error";
  const title = `${view.exercise.title}: ${name}`;
  const at = isMine
    ? { file: view.exercise.file, ...(place && { line: place.line, col: place.column }) }
    : {};
  return workflowCommand("error", { ...at, title }, cut(words || answerWords(view), 4000));
}

/** Every line is a command, and of a kind that only shows something. */
function problemsOf(source: string): readonly string[] {
  const lines = source.split("\n").filter((line) => line !== "");
  const strange = lines.filter(
    (line) => !/^::(?:error|warning|notice)(?: [^:]+)?::[^\r]*$/.test(line),
  );
  const count = lines.filter((line) => line.startsWith("::error")).length;
  return [
    ...strange.map((line) => `${JSON.stringify(cut(line, 60))} is no annotation.`),
    ...(count > mostAnnotations
      ? [`${count} errors are given; ${mostAnnotations} are shown.`]
      : []),
  ];
}
