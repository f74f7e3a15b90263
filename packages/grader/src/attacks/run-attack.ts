import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { courseGrader } from "../batch/run/course-grader.ts";
import { runBatch } from "../batch/run/run-batch.ts";
import { writeReports } from "../commands/batch.ts";
import type { Kit } from "../kit.ts";
import type { GradeReport } from "../report/grade-report.ts";
import type { Level } from "../sandbox/level.ts";
import { type Attack, attackFile, refuseBelow } from "./attack.ts";
import type { AttackGrader } from "./attack-grader.ts";
import type { Bait } from "./bait.ts";
import type { Evidence, Output } from "./evidence.ts";
import { changedPrograms, hostPrograms } from "./host-programs.ts";
import { outputsOf } from "./outputs.ts";

/** Writes an attack's submission where files alone cannot say what it is. */
export type Make = (submissions: string, words: Readonly<Record<string, string>>) => void;

/** All that grading attacks takes. */
export interface Arena {
  readonly kit: Kit;
  readonly bait: Bait;
  readonly attacked: AttackGrader;
  readonly level: Level;
}

/**
 * Grades one attack as a course would grade it, and gathers what came of it.
 *
 * @throws RangeError below the level that the attack asks for
 */
export async function runAttack(attack: Attack, arena: Arena): Promise<Evidence> {
  refuseBelow(attack, arena.level);
  const { bait, attacked } = arena;
  const { watched } = attacked;
  const folder = join(bait.work, attack.name);
  const submissions = join(folder, "submissions");
  mkdirSync(submissions, { recursive: true });
  await writeSubmission(attack, submissions, bait.words);
  const before = hostPrograms();
  watched.takeSaid();
  const ourselves = watchOurselves();
  const begun = performance.now();
  const reports = await graded(attack, arena, submissions, join(folder, "out"));
  const seconds = (performance.now() - begun) / 1000;
  const ours = ourselves.stop();
  const leftovers = watched.leftovers();
  const evidence: Evidence = {
    reports,
    said: watched.takeSaid(),
    outputs: [...(await outputsOf(reports, bait.key)), ...filesIn(join(folder, "out"))],
    seconds,
    slowness: Math.max(1, (loadavg()[0] ?? 0) / availableParallelism()),
    ...ours,
    leftovers,
    touched: bait.touched(),
    changedPrograms: changedPrograms(before),
    pollution: Object.keys(Object.prototype),
  };
  rmSync(folder, { recursive: true, force: true });
  return evidence;
}

async function graded(
  { exercise }: Attack,
  { kit, bait, attacked }: Arena,
  submissions: string,
  out: string,
): Promise<GradeReport[]> {
  const exercises = kit.catalog.exercises.filter(({ id }) => id === exercise);
  const grader = await courseGrader({
    kit,
    exercises,
    grader: attacked.grader,
    secret: bait.courseSecret,
    specs: bait.specs,
    key: bait.key,
  });
  const { stopped } = await runBatch({
    folder: submissions,
    out,
    exercises: [exercise],
    grader,
    jobs: 1,
  });
  if (stopped !== undefined) throw new Error(stopped);
  await writeReports(kit, out, exercises);
  const lines = readFileSync(join(out, "results.jsonl"), "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as GradeReport);
}

async function writeSubmission(
  { folder }: Attack,
  submissions: string,
  words: Bait["words"],
): Promise<void> {
  const make = join(folder, "make.ts");
  if (existsSync(make)) {
    const { default: write } = (await import(pathToFileURL(make).href)) as { default: Make };
    write(submissions, words);
    return;
  }
  const learner = join(submissions, "learner");
  cpSync(folder, learner, { recursive: true, filter: (path) => !path.endsWith(attackFile) });
  const file = join(learner, "exercise.ts");
  writeFileSync(file, filledIn(readFileSync(file, "utf8"), words));
}

/** A hostile text that knows the machine: `<secretFile>` becomes its path. */
export function filledIn(text: string, words: Bait["words"]): string {
  return Object.entries(words).reduce(
    (filled, [name, word]) => filled.replaceAll(`<${name}>`, word),
    text,
  );
}

/** Every file that a batch wrote, besides the copies of what was submitted. */
function filesIn(out: string): Output[] {
  return readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.startsWith(join(out, "answers")))
    .map(({ parentPath, name }) => ({
      name: `the batch's ${name}`,
      audience: "staff",
      text: readFileSync(join(parentPath, name), "utf8"),
      problems: [],
    }));
}

/** Watches how much memory this process takes, in MiB, and for how many seconds it hears nothing. */
function watchOurselves(): { readonly stop: () => Pick<Evidence, "growth" | "standstill"> } {
  const before = process.memoryUsage.rss();
  let most = before;
  let longest = 0;
  let last = performance.now();
  const look = (): void => {
    most = Math.max(most, process.memoryUsage.rss());
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  };
  const timer = setInterval(look, 20);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      return { growth: (most - before) / 2 ** 20, standstill: longest / 1000 };
    },
  };
}
