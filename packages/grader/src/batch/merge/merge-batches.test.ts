import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { Misuse } from "../../commands/misuse.ts";
import type { GradeReport } from "../../report/grade-report.ts";
import { runBatch } from "../run/run-batch.ts";
import { wholeBatch } from "../run/shard.ts";
import { toyGrader } from "../testing/toy-grader.ts";
import { mergeBatches } from "./merge-batches.ts";
import { mergeLines } from "./merge-lines.ts";

const dot = "01-numbers/01-dot-product";
const top = mkdtempSync(join(tmpdir(), "gradus-merge-"));
let folders = 0;
afterAll(() => rmSync(top, { recursive: true, force: true }));

function newFolder(): string {
  return join(top, `f${folders++}`);
}

function submissions(answers: Record<string, string>): string {
  const folder = newFolder();
  for (const [id, content] of Object.entries(answers)) {
    const file = join(folder, id, "exercise.ts");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}

async function graded(folder: string, shard = wholeBatch, grader = toyGrader()): Promise<string> {
  const out = newFolder();
  await runBatch({ folder, out, exercises: [dot], grader, jobs: 2, shard });
  return out;
}

function reports(out: string): GradeReport[] {
  const lines = readFileSync(join(out, "results.jsonl"), "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as GradeReport);
}

/** What is comparable of results, in a fixed order. */
function settled(out: string): string[] {
  return reports(out)
    .map(({ run, ...rest }) => JSON.stringify({ ...rest, run: { ...run, startedAt: "" } }))
    .toSorted();
}

/** What somebody is told whose folders cannot be merged; paths are not the same every time. */
async function words(parts: readonly string[]): Promise<string> {
  const error = await mergeBatches(parts, newFolder()).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Misuse);
  return parts.reduce(
    (text, part, i) => text.replaceAll(part, `<part ${i + 1}>`),
    (error as Misuse).message,
  );
}

const class30 = Object.fromEntries(
  Array.from({ length: 30 }, (_, i) => [`s${i}`, `answer ${i % 20}`]),
);

describe("mergeBatches", () => {
  it("makes of shards what one batch would have made", async () => {
    const folder = submissions(class30);
    const whole = await graded(folder);
    const shards = await Promise.all([1, 2, 3].map((index) => graded(folder, { index, count: 3 })));
    const out = newFolder();
    expect(await mergeBatches(shards, out)).toEqual({
      records: 30,
      missing: [],
      twice: [],
      contradictions: [],
    });
    expect(settled(out)).toEqual(settled(whole));
  });

  it("puts batches of different submissions together", async () => {
    const [one, other] = [
      await graded(submissions({ a: "points 1" })),
      await graded(submissions({ b: "points 2" })),
    ];
    const out = newFolder();
    expect(await mergeBatches([one, other], out)).toMatchObject({ records: 2, missing: [] });
    expect(reports(out).map(({ submission }) => submission.id)).toEqual(["a", "b"]);
  });

  it("tells what is missing, what came twice, and what contradicts itself", async () => {
    const folder = submissions({ a: "points 1", b: "points 2", c: "points 3" });
    const [one, other] = [await graded(folder), await graded(folder)];
    const file = join(one, "results.jsonl");
    const lines = readFileSync(file, "utf8").split("\n");
    writeFileSync(file, lines.filter((line) => !line.includes('"id":"c"')).join("\n"));
    const second = join(other, "results.jsonl");
    const forged = reports(other)
      .filter(({ submission }) => submission.id !== "c")
      .map((report) =>
        report.submission.id === "b"
          ? {
              ...report,
              points: 3,
              checks: report.checks.map((check) => ({ ...check, points: 1, status: "pass" })),
            }
          : report,
      );
    writeFileSync(second, forged.map((report) => `${JSON.stringify(report)}\n`).join(""));
    appendFileSync(second, '{"half":');
    const out = newFolder();
    const merged = await mergeBatches([one, other], out);
    expect(mergeLines(merged, ["one", "other"]).join("\n")).toMatchInlineSnapshot(`
      "2 grades from one, other.
      1 of what was planned has no grade:
        c: 01-numbers/01-dot-product
      1 grade came twice, and equal:
        a: 01-numbers/01-dot-product
      Grades that contradict each other; the first one was taken:
        b: 01-numbers/01-dot-product has two different grades."
    `);
    expect(reports(out).map(({ submission, points }) => [submission.id, points])).toEqual([
      ["a", 1],
      ["b", 2],
    ]);
  });

  it("notices that grading does not come out the same every time", async () => {
    const one = await graded(submissions({ a: "points 1" }));
    const other = await graded(submissions({ b: "points 1" }));
    const forged = reports(other).map((report) => ({
      ...report,
      points: 0,
      checks: report.checks.map((check) => ({ ...check, points: 0, status: "fail" })),
    }));
    writeFileSync(join(other, "results.jsonl"), `${JSON.stringify(forged[0])}\n`);
    const { contradictions } = await mergeBatches([one, other], newFolder());
    expect(contradictions).toMatchInlineSnapshot(`
      [
        "a and b have the same answer to 01-numbers/01-dot-product and different results: grading it does not come out the same every time.",
      ]
    `);
  });

  it("refuses parts that do not belong together, and says why", async () => {
    const folder = submissions({ a: "points 1", b: "points 2" });
    const [first, second] = [
      await graded(folder, { index: 1, count: 2 }),
      await graded(folder, { index: 2, count: 2 }),
    ];
    expect(await words([first])).toMatchInlineSnapshot(`
      "merge: of 2 shards, 2/2 is missing.
        Every shard holds submissions that the others do not.
        Try: gradus batch --shard 2/2, and merge then"
    `);
    writeFileSync(join(folder, "a", "exercise.ts"), "points 3");
    const later = await graded(folder, { index: 2, count: 2 });
    expect(await words([first, later])).toMatchInlineSnapshot(`
      "merge: <part 1> and <part 2> are not shards of one batch.
        Shards of one batch are graded from the same submissions, divided into the same number of parts.
        Try: run gradus batch again on the folder of submissions as it is now, with the same --out and --shard"
    `);
    const newer = await graded(folder, wholeBatch, toyGrader({ version: "toy 2" }));
    expect(await words([second, newer])).toMatchInlineSnapshot(`
      "merge: the grader differs: toy 1 in <part 1>, toy 2 in <part 2>.
        Grades can be compared only if everything that decides them is the same.
        Try: run gradus batch again where the course is older, with the same --out"
    `);
    const respecified = await graded(folder, wholeBatch, toyGrader({ specHash: "spec 2" }));
    expect(await words([second, respecified])).toContain(
      "the spec of 01-numbers/01-dot-product differs",
    );
    expect(await words([top])).toContain("holds no results of a batch");
  });
});
