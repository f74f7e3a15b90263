import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Misuse } from "../../commands/misuse.ts";
import { placeText } from "../../render/place-text.ts";
import type { GradeReport } from "../../report/grade-report.ts";
import { writeWhole } from "../../workspace/write-whole.ts";
import { showName } from "../archive/entry-path.ts";
import { lockFolder } from "../records/batch-lock.ts";
import { linesOf } from "../records/lines.ts";
import { duplicateOf, identityKey, identityOf, parseReport, unitKey } from "../records/record.ts";
import { RecordLog } from "../records/record-log.ts";
import { readPrints } from "../similarity/write-prints.ts";
import { type BatchHeader, files, readHeader, readPlan } from "../run/batch-header.ts";
import { checkShards, checkVersions, type Part } from "./check-parts.ts";

/** What came of a merge. */
export interface MergeOutcome {
  /** Grades in the merged results. */
  readonly records: number;
  /** What was planned and has no grade anywhere. */
  readonly missing: readonly string[];
  /** What was there more than once, with equal grades. */
  readonly twice: readonly string[];
  /** Equal answers that were graded differently, each in a sentence. */
  readonly contradictions: readonly string[];
}

/**
 * Joins the results of several batches into one folder.
 *
 * Shards have to be all of one batch; batches of different submissions are put together. The first grade of a submission
 * stands; what contradicts it is told, and not taken.
 *
 * @throws Misuse if the parts do not belong together
 */
export async function mergeBatches(folders: readonly string[], out: string): Promise<MergeOutcome> {
  const parts = folders.map((folder) => ({ folder, header: headerOf(folder) }));
  checkVersions(parts);
  checkShards(parts);
  mkdirSync(out, { recursive: true });
  if (readHeader(out)) throw occupied(out);
  const lock = lockFolder(out);
  try {
    const merged = await joined(parts, out);
    await mergePrints(parts, out);
    await writeMergedHeader(parts, out);
    return merged;
  } finally {
    lock.release();
  }
}

function headerOf(folder: string): BatchHeader {
  const header = readHeader(folder);
  if (header) return header;
  throw new Misuse(
    `merge: ${placeText(folder)} holds no results of a batch.\n` +
      `  What gradus batch --out writes holds ${files.header} and ${files.results}.`,
  );
}

function occupied(out: string): Misuse {
  return new Misuse(
    `merge: ${placeText(out)} holds results already.\n` +
      "  A merge writes a new folder, so that nothing is mixed.\n" +
      "  Try: another folder with --out",
  );
}

async function joined(parts: readonly Part[], out: string): Promise<MergeOutcome> {
  const log = await RecordLog.open(join(out, files.results));
  const firsts = new Map<string, string>();
  const answers = new Map<string, { told: string; submission: string }>();
  const twice: string[] = [];
  const contradictions: string[] = [];
  try {
    for (const { folder } of parts) {
      for await (const { text } of linesOf(join(folder, files.results))) {
        const report = parseReport(text);
        if (!report) continue;
        const key = unitKey(report.submission.id, report.exercise.id);
        const told = comparable(report);
        const known = firsts.get(key);
        const said = nameOf(report);
        if (known === undefined) {
          firsts.set(key, told);
          await log.append(report);
        } else if (known === told) twice.push(said);
        else if (log.get(key)?.outcome === "infra-error" && report.outcome !== "infra-error") {
          firsts.set(key, told);
          await log.append(report);
        } else if (report.outcome !== "infra-error") {
          contradictions.push(`${said} has two different grades.`);
        }
        contradictions.push(...unequal(report, answers));
      }
    }
    await log.tidy(join(out, files.earlier));
    const missing = await missingFrom(parts, (key) => log.get(key) !== undefined);
    return { records: firsts.size, missing, twice, contradictions: [...new Set(contradictions)] };
  } finally {
    await log.close();
  }
}

/** Says so where the same answer has other points here than elsewhere. */
function unequal(
  report: GradeReport,
  answers: Map<string, { told: string; submission: string }>,
): readonly string[] {
  if (report.outcome !== "graded" || duplicateOf(report) !== undefined) return [];
  const { submission, exercise, points, checks } = report;
  const key = JSON.stringify([exercise.id, identityKey(identityOf(report))]);
  const told = JSON.stringify([points, checks.map(({ id, status }) => [id, status])]);
  const known = answers.get(key);
  if (!known) answers.set(key, { told, submission: submission.id });
  // Of one submission with two grades the other sentence tells.
  if (!known || known.told === told || known.submission === submission.id) return [];
  return [
    `${showName(known.submission)} and ${showName(submission.id)} have the same answer to ${exercise.id} and different results: ` +
      "grading it does not come out the same every time.",
  ];
}

/** A grade without what differs from run to run: times, texts of measurements, signatures. */
function comparable({ submission, exercise, outcome, points, checks }: GradeReport): string {
  return JSON.stringify([
    submission.sha256,
    exercise.specHash,
    outcome,
    points,
    checks.map(({ id, status }) => [id, status]),
  ]);
}

async function missingFrom(
  parts: readonly Part[],
  has: (key: string) => boolean,
): Promise<readonly string[]> {
  const missing = new Set<string>();
  for (const { folder } of parts) {
    for (const { submission, exercise } of await readPlan(folder)) {
      if (!has(unitKey(submission, exercise))) missing.add(`${showName(submission)}: ${exercise}`);
    }
  }
  return [...missing];
}

async function mergePrints(parts: readonly Part[], out: string): Promise<void> {
  const lines = new Map<string, string>();
  for (const { folder } of parts) {
    for await (const line of readPrints(folder)) {
      lines.set(`${line.exercise} ${line.sha256}`, `${JSON.stringify(line)}\n`);
    }
  }
  writeWhole(join(out, files.prints), [...lines.values()].join(""));
}

async function writeMergedHeader(parts: readonly Part[], out: string): Promise<void> {
  const [{ header }] = parts;
  const exercises = new Map(
    parts.flatMap((part) => part.header.exercises.map((one) => [one.id, one])),
  );
  const isSharded = header.shard.count > 1;
  const submissions = isSharded
    ? header.submissions
    : parts.reduce((sum, part) => sum + part.header.submissions, 0);
  const shard = { index: 1, count: 1 };
  const whole = { ...header, exercises: [...exercises.values()], shard, submissions };
  const plans = await Promise.all(
    (isSharded ? parts.slice(0, 1) : parts).map(({ folder }) => readPlan(folder)),
  );
  writeWhole(
    join(out, files.plan),
    plans
      .flat()
      .map((line) => `${JSON.stringify({ ...line, shard: 1 })}\n`)
      .join(""),
  );
  writeWhole(join(out, files.header), `${JSON.stringify(whole, null, 2)}\n`);
}

function nameOf({ submission, exercise }: GradeReport): string {
  return `${showName(submission.id)}: ${exercise.id}`;
}
