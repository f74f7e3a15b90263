import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "../../workspace/write-whole.ts";
import { linesOf } from "../records/lines.ts";
import { parseReport } from "../records/record.ts";
import { files } from "../run/batch-header.ts";
import { AnswerStore } from "../submissions/answer-store.ts";
import { allSums, codeOf, type Prints, printsOf } from "./prints.ts";

/** A line of the file of prints: one answer, whoever handed it in. */
export interface PrintLine extends Prints {
  readonly exercise: string;
  readonly sha256: string;
}

/** What everybody was given for an exercise. */
export interface Given {
  readonly stub?: string;
  /** Markdown. */
  readonly lesson?: string;
}

/** Takes the prints of every answer among the results, each once, so that results of several computers can be compared. */
export async function writePrints(out: string, given: (exercise: string) => Given): Promise<void> {
  const store = new AnswerStore(join(out, files.answers));
  const known = new Map<string, ReadonlySet<number>>();
  const seen = new Set<string>();
  const lines: string[] = [];
  for await (const { text } of linesOf(join(out, files.results))) {
    const report = parseReport(text);
    if (report?.outcome !== "graded") continue;
    const { exercise, submission } = report;
    const key = `${exercise.id} ${submission.sha256}`;
    const answer = seen.has(key) ? undefined : store.textOf(submission.sha256);
    seen.add(key);
    if (answer === undefined) continue;
    const common = known.get(exercise.id) ?? sumsOf(given(exercise.id));
    known.set(exercise.id, common);
    const prints = printsOf(answer, common);
    const line: PrintLine = { exercise: exercise.id, sha256: submission.sha256, ...prints };
    lines.push(`${JSON.stringify(line)}\n`);
  }
  writeWhole(join(out, files.prints), lines.join(""));
}

function sumsOf({ stub, lesson }: Given): ReadonlySet<number> {
  return allSums([...(stub === undefined ? [] : [stub]), ...codeOf(lesson ?? "")]);
}

/** The prints that a folder of results holds; none if it holds no file of them. */
export async function* readPrints(out: string): AsyncGenerator<PrintLine> {
  for await (const { text, isWhole } of linesOf(join(out, files.prints))) {
    if (isWhole) yield JSON.parse(text) as PrintLine;
  }
}

/** A file's text, or undefined if there is no such file. */
export function textOf(file: string | undefined): string | undefined {
  return file !== undefined && existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
