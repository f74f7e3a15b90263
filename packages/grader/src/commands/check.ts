import type { ExerciseEntry } from "@gradus/exercises";
import { exitCodeFor } from "./exit-code.ts";
import type { Kit } from "../kit.ts";
import type { Verdict } from "../verdict/verdict.ts";
import { checkOne } from "./check-one.ts";
import { chosen, current } from "./chosen.ts";
import { nextExercise } from "../progress/next-exercise.ts";
import { refreshProgress } from "../progress/refresh-progress.ts";
import { nextStep } from "../render/next-step.ts";
import { summaryLines } from "../render/summary-lines.ts";

/** Checks exercises and tells the verdict on each. */
export async function check(
  kit: Kit,
  what: readonly string[],
  options: CheckOptions = {},
): Promise<number> {
  const exercises = what.length > 0 ? chosen(kit, what) : await currentOnly(kit);
  if (exercises.length === 0) kit.out("\n  Every exercise is done.\n\n");
  if (exercises.length > 1) return checkMany(kit, exercises, options);
  const [exercise] = exercises;
  return exercise ? checkAlone(kit, exercise, options) : exitCodeFor([]);
}

export interface CheckOptions {
  /** Tells every check that does not pass. */
  readonly all?: boolean;
}

async function currentOnly(kit: Kit): Promise<readonly ExerciseEntry[]> {
  const one = await current(kit);
  return one ? [one] : [];
}

/** One exercise is told in full, and what comes after it when it is done. */
async function checkAlone(
  kit: Kit,
  exercise: ExerciseEntry,
  options: CheckOptions,
): Promise<number> {
  const checked = await checkOne(kit, exercise, options);
  if (!checked) return exitCodeFor([]);
  const { verdict, page } = checked;
  kit.out(page);
  if (verdict.state === "done") {
    const next = nextExercise(await refreshProgress(kit));
    kit.out(`${nextStep(next, kit.paper).slice(1)}\n`);
  }
  return exitCodeFor([verdict.state]);
}

/** Of many exercises, those with something to say are told in full, and then the points of all. */
async function checkMany(
  kit: Kit,
  exercises: readonly ExerciseEntry[],
  options: CheckOptions,
): Promise<number> {
  const verdicts: Verdict[] = [];
  for (const exercise of exercises) {
    const checked = await checkOne(kit, exercise, options);
    if (!checked) continue;
    const { verdict, page } = checked;
    verdicts.push(verdict);
    const isTold = verdict.state === "wrong" || verdict.state === "broken";
    if (options.all || isTold) kit.out(page);
  }
  kit.out(summaryLines(verdicts, kit.paper));
  return exitCodeFor(verdicts.map(({ state }) => state));
}
