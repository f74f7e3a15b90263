import type { ExerciseEntry } from "@gradus/exercises";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { files } from "../batch/run/batch-header.ts";
import { courseGrader } from "../batch/run/course-grader.ts";
import { readCourseSecret } from "../batch/run/course-secret.ts";
import type { BatchOutcome } from "../batch/run/batch-options.ts";
import { runBatch } from "../batch/run/run-batch.ts";
import { parseShard, wholeBatch } from "../batch/run/shard.ts";
import { textOf, writePrints } from "../batch/similarity/write-prints.ts";
import { writeSimilarity } from "../batch/similarity/write-similarity.ts";
import { writeStatistics } from "../batch/statistics/write-statistics.ts";
import { openGrader } from "../grade/grader.ts";
import type { Kit } from "../kit.ts";
import { placeText } from "../render/place-text.ts";
import { count } from "../render/words.ts";
import { wrap } from "../render/wrap.ts";
import { readPrivateKey } from "../report/key-file.ts";
import { isolationStatement } from "../sandbox/statement.ts";
import { stubFile } from "../stubs/stub-of.ts";
import { startFolder } from "../workspace/places.ts";
import { chosen } from "./chosen.ts";
import { exitCodes } from "./exit-code.ts";
import { levelOf } from "./level-of.ts";
import { Misuse } from "./misuse.ts";

export interface BatchCommandOptions {
  readonly in: string;
  readonly out: string;
  readonly exercise: readonly string[];
  readonly jobs?: string;
  readonly shard?: string;
  readonly require?: string;
  readonly acceptWeaker?: boolean;
  readonly key?: string;
  readonly secret?: string;
  readonly term?: string;
  readonly specs?: string;
}

/** Grades a folder of submissions, and writes beside the grades how the class did and which answers are alike. */
export async function batch(kit: Kit, options: BatchCommandOptions): Promise<number> {
  const exercises = chosen(kit, options.exercise);
  const out = resolve(startFolder(), options.out);
  const { secret, key, specs } = privateParts(options);
  const jobs = jobsOf(options.jobs);
  const level = levelOf("batch", options.require ?? "L3");
  const shard = options.shard === undefined ? wholeBatch : parseShard(options.shard);
  const grader = await openGrader({
    at: kit.at,
    limits: kit.limits,
    level,
    acceptWeaker: options.acceptWeaker ?? false,
  });
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  try {
    kit.out(page(kit, [isolationStatement(grader.sandbox)]));
    const outcome = await runBatch({
      folder: resolve(startFolder(), options.in),
      out,
      exercises: exercises.map(({ id }) => id),
      grader: await courseGrader({ kit, exercises, grader, ...secret, ...key, ...specs }),
      jobs,
      shard,
      signal: stop.signal,
      onProgress: progressTo(process.stderr),
    });
    await writeReports(kit, out, exercises);
    kit.out(page(kit, [...outcomeLines(outcome, out), "", isolationStatement(grader.sandbox)]));
    return exitCodeOf(outcome);
  } finally {
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
    await grader.close();
  }
}

/** What follows from the results, made again whenever they change. */
export async function writeReports(
  kit: Kit,
  out: string,
  exercises: readonly ExerciseEntry[],
  hasAnswers = true,
): Promise<void> {
  await writeStatistics(out);
  if (hasAnswers) {
    await writePrints(out, (id) => {
      const stub = textOf(stubFile(kit.at, id));
      const lesson = textOf(exercises.find((one) => one.id === id)?.lesson);
      return { ...(stub !== undefined && { stub }), ...(lesson !== undefined && { lesson }) };
    });
  }
  await writeSimilarity(out);
}

/** What comes from files that only the course has. */
function privateParts({ key, secret, term, specs }: BatchCommandOptions): {
  secret: Pick<Parameters<typeof courseGrader>[0], "secret">;
  key: Pick<Parameters<typeof courseGrader>[0], "key">;
  specs: Pick<Parameters<typeof courseGrader>[0], "specs">;
} {
  const file = (path: string): string => resolve(startFolder(), path);
  return {
    secret: secret === undefined ? {} : { secret: readCourseSecret(file(secret), term) },
    key: key === undefined ? {} : { key: readPrivateKey({ file: file(key) }) },
    specs: specs === undefined ? {} : { specs: file(specs) },
  };
}

function jobsOf(text?: string): number {
  if (text === undefined) return availableParallelism();
  const jobs = Number(text);
  if (Number.isInteger(jobs) && jobs >= 1 && jobs <= 512) return jobs;
  throw new Misuse(
    `batch: --jobs ${text} is no number of jobs.\n` +
      "  Jobs are the answers that are graded at the same time, from 1 to 512; more than cores are no faster.",
  );
}

function outcomeLines(outcome: BatchOutcome, out: string): readonly string[] {
  const { plan, total, before, graded, copied, refused, troubled, notes, stopped } = outcome;
  const told = [
    ...(before > 0 ? [`${before} had a grade already`] : []),
    `${graded} graded`,
    ...(copied > 0 ? [`${copied} copied from an equal answer`] : []),
    ...(refused > 0 ? [`${refused} not gradable`] : []),
    ...(troubled.length > 0 ? [`${troubled.length} failed`] : []),
  ];
  return [
    `${count(plan.submissions, "submission")}, ${count(total, "answer")} to grade here: ${told.join(", ")}.`,
    ...(plan.ignored.length > 0
      ? [
          `Not submissions, and left out: ${plan.ignored.slice(0, 8).join(", ")}${plan.ignored.length > 8 ? ", …" : ""}.`,
        ]
      : []),
    ...notes,
    ...troubled
      .slice(0, 10)
      .map(({ submission, exercise, message }) => `Failed: ${submission}, ${exercise}: ${message}`),
    ...(troubled.length > 10 ? [`and ${troubled.length - 10} more, in ${files.incidents}.`] : []),
    ...(stopped === undefined ? [] : [stopped]),
    `Written: ${placeText(join(out, files.results))}, and beside it class.html, similarity.html and tables.`,
  ];
}

/** 0 where everything has a grade, or cannot have one; 1 where something has to be done. */
function exitCodeOf({ stopped, troubled }: BatchOutcome): number {
  return stopped === undefined && troubled.length === 0 ? exitCodes.fine : exitCodes.wrong;
}

/** Lines as all pages of this command have them: indented, and broken where the paper ends. */
export function page({ paper }: Kit, lines: readonly string[]): string {
  const broken = lines.flatMap((line) => wrap(line, paper.width - 4, 2));
  return `\n${broken.map((line) => (line === "" ? "" : `  ${line}`)).join("\n")}\n`;
}

/** Counts on a terminal; a file needs no counting. */
function progressTo(
  stream: NodeJS.WriteStream,
): (progress: { done: number; total: number }) => void {
  if (!stream.isTTY) return () => {};
  return ({ done, total }) => stream.write(`\r  ${done} of ${total}${done === total ? "\n" : ""}`);
}
