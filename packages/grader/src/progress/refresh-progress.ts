import type { ExerciseEntry } from "@gradus/exercises";
import { checkExercise } from "../check/check-exercise.ts";
import { describeExercises } from "../check/describe-exercises.ts";
import type { Plan } from "../child/plan.ts";
import type { Kit } from "../kit.ts";
import { isUntouched } from "../stubs/stub-of.ts";
import { contentKey } from "./content-key.ts";
import type { ProgressRecord } from "./progress-record.ts";
import { remember } from "./remember.ts";

/** An exercise and how it stands. */
export interface Progress {
  readonly exercise: ExerciseEntry;
  readonly record: ProgressRecord;
  readonly plan: Plan | undefined;
}

/**
 * Finds out how every exercise stands, from the files as they are now.
 *
 * Only what has changed since it was last checked is run; a stub that nobody has touched is known to be to do.
 */
export async function refreshProgress(kit: Kit): Promise<Progress[]> {
  const workshop = await kit.workshop();
  const { exercises } = kit.catalog;
  const plans = await describeExercises(exercises, workshop);
  const stale: ExerciseEntry[] = [];
  for (const exercise of exercises) {
    const key = contentKey(exercise, workshop.framework);
    const before = kit.store.read(exercise.id);
    if (before.key === key) continue;
    if (isUntouched(kit.at, exercise)) {
      const maxPoints = pointsOf(plans.get(exercise.id));
      kit.store.write(exercise.id, { key, state: "to-do", points: 0, maxPoints, begun: false });
    } else {
      stale.push(exercise);
    }
  }
  await inPairs(stale, async (exercise) => {
    const key = contentKey(exercise, workshop.framework);
    const verdict = await checkExercise(exercise, workshop);
    if (!verdict) return;
    kit.store.write(exercise.id, remember(kit.store.read(exercise.id), verdict, key, false));
  });
  return exercises.map((exercise) => {
    const plan = plans.get(exercise.id);
    const record = kit.store.read(exercise.id);
    const maxPoints = pointsOf(plan) || record.maxPoints;
    return { exercise, record: { ...record, maxPoints }, plan };
  });
}

function pointsOf(plan: Plan | undefined): number {
  return plan?.checks.reduce((total, { points }) => total + points, 0) ?? 0;
}

/** Two at a time: a child and the compiler of the next keep two cores busy. */
async function inPairs<Item>(
  items: readonly Item[],
  body: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const work = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await body(item);
  };
  await Promise.all([work(), work()]);
}
