import { join } from "node:path";
import { html } from "../../formats/escape/html.ts";
import { writeWhole } from "../../workspace/write-whole.ts";
import { showName } from "../archive/entry-path.ts";
import { linesOf } from "../records/lines.ts";
import { parseReport } from "../records/record.ts";
import { files } from "../run/batch-header.ts";
import { table } from "../statistics/class-tables.ts";
import { type Cell, htmlTable, staffPage } from "../statistics/staff-page.ts";
import { type SimilarPair, similarPairs } from "./similar-pairs.ts";
import { readPrints } from "./write-prints.ts";

/** What was found about an exercise. */
interface Similarity {
  readonly exercise: string;
  readonly title: string;
  /** Submissions with the very same file. */
  readonly same: readonly (readonly string[])[];
  readonly pairs: readonly SimilarPair[];
}

const honest = [
  "Similarity is not proof. Short exercises have few right answers, people who learn together think alike, and the same page of a book is open to everyone.",
  "Look at both answers, and speak with their authors, before you conclude anything. No points depend on this page.",
] as const;

const how =
  "Compared are passages of twelve signs and words, after names, numbers, texts, comments and layout were taken away. " +
  "What the stub and the lesson give does not count, nor what more than a quarter of all answers have.";

/** Compares the answers among the results in a folder, and writes beside them which are alike. */
export async function writeSimilarity(out: string): Promise<void> {
  const found = await compare(out);
  writeWhole(join(out, "similarity.html"), page(found));
  writeWhole(join(out, "similarity.csv"), tableOf(found));
}

async function compare(out: string): Promise<readonly Similarity[]> {
  const titles = new Map<string, string>();
  const owners = new Map<string, Map<string, string[]>>();
  for await (const { text } of linesOf(join(out, files.results))) {
    const report = parseReport(text);
    if (report?.outcome !== "graded") continue;
    const { exercise, submission } = report;
    titles.set(exercise.id, exercise.title);
    const of = owners.get(exercise.id) ?? new Map<string, string[]>();
    owners.set(exercise.id, of);
    of.set(submission.sha256, [...(of.get(submission.sha256) ?? []), submission.id]);
  }
  const prints = new Map<string, { name: string; prints: readonly number[] }[]>();
  for await (const { exercise, sha256, prints: own } of readPrints(out)) {
    const of = prints.get(exercise) ?? [];
    prints.set(exercise, of);
    of.push({ name: sha256, prints: own });
  }
  return [...titles]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([exercise, title]) => {
      const of = owners.get(exercise) ?? new Map<string, string[]>();
      const name = (sum: string): string => namesText(of.get(sum) ?? []);
      const pairs = similarPairs(prints.get(exercise) ?? []);
      return {
        exercise,
        title,
        same: [...of.values()]
          .filter((ids) => ids.length > 1)
          .toSorted((a, b) => b.length - a.length),
        pairs: pairs.map((pair) => ({ ...pair, one: name(pair.one), other: name(pair.other) })),
      };
    });
}

function namesText(ids: readonly string[]): string {
  const shown = ids.slice(0, 3).map(showName).join(", ");
  return ids.length > 3 ? `${shown} and ${ids.length - 3} more` : shown;
}

function page(found: readonly Similarity[]): string {
  return staffPage("Answers that are alike", [
    ...honest.map((sentence) => `<p>${html(sentence)}</p>`),
    `<p class="quiet">${html(how)}</p>`,
    ...found.flatMap(section),
  ]);
}

function section({ exercise, title, same, pairs }: Similarity): readonly string[] {
  const head = `<h2>${html(title)} <span class="quiet">${html(exercise)}</span></h2>`;
  if (same.length === 0 && pairs.length === 0) {
    return [head, "<p>No two answers are alike in more than the task asks for.</p>"];
  }
  const groups = same
    .slice(0, 50)
    .map((ids): readonly Cell[] => [ids.map(showName).join(", "), ids.length]);
  const rows = pairs.map(({ one, other, shared, share }): readonly Cell[] => [
    one,
    other,
    Math.round(100 * share),
    shared,
  ]);
  return [
    head,
    ...(groups.length === 0
      ? []
      : [htmlTable("The same file, byte by byte.", ["submissions", "how many"], groups)]),
    ...(rows.length === 0
      ? []
      : [
          htmlTable(
            "Different files with much in common that few others have.",
            ["one", "other", "in common, %", "passages"],
            rows,
          ),
        ]),
  ];
}

function tableOf(found: readonly Similarity[]): string {
  const head = ["exercise", "one", "other", "in common (%)", "passages", "what it means"];
  const notice = "not proof: look at both answers, and speak with their authors";
  const rows = found.flatMap(({ exercise, same, pairs }) => [
    ...same.map((ids) => [
      exercise,
      namesText(ids.slice(0, 1)),
      namesText(ids.slice(1)),
      100,
      "",
      notice,
    ]),
    ...pairs.map(({ one, other, shared, share }) => [
      exercise,
      one,
      other,
      Math.round(100 * share),
      shared,
      notice,
    ]),
  ]);
  return table([head, ...rows]);
}
