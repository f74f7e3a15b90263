import { type ExerciseEntry, findExercises } from "@gradus/exercises";
import { existsSync, statSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { nextExercise } from "../progress/next-exercise.ts";
import { refreshProgress } from "../progress/refresh-progress.ts";
import type { Kit } from "../kit.ts";
import { isUntouched } from "../stubs/stub-of.ts";
import { Misuse } from "./misuse.ts";
import { startFolder } from "../workspace/places.ts";

/**
 * The exercises that someone means, each once, in the order of the course.
 *
 * @throws NoSuchExerciseError naming what comes near
 */
export function chosen({ at, catalog }: Kit, queries: readonly string[]): readonly ExerciseEntry[] {
  const wanted = new Set(
    queries.flatMap((query) => findExercises(catalog, asId(query, at.exercises))),
  );
  return catalog.exercises.filter((exercise) => wanted.has(exercise));
}

/**
 * The one exercise that somebody means.
 *
 * @throws Misuse where several are called like that
 */
export function chosenOne(kit: Kit, query: string): ExerciseEntry {
  const found = chosen(kit, [query]);
  if (found.length === 1) return found[0];
  throw new Misuse(
    `gradus: "${query}" means ${found.length} exercises.\n` +
      "  This command is about one exercise at a time.\n" +
      `  Try: ${found.map(({ id }) => id).join(", or ")}`,
  );
}

/** A path that is there, `.` or `exercise.ts` say, as the id of what it is in; anything else as it is. */
function asId(query: string, exercises: string): string {
  const path = resolve(startFolder(), query);
  if (!path.startsWith(exercises + sep) || !existsSync(path)) return query;
  return relative(exercises, path).split(sep).slice(0, 2).join("/");
}

/** The exercise that somebody works on: the one edited last, or the next one where none is open. */
export async function current(kit: Kit): Promise<ExerciseEntry | undefined> {
  const edited = kit.catalog.exercises
    .filter((exercise) => existsSync(exercise.exercise) && !isUntouched(kit.at, exercise))
    .map((exercise) => ({ exercise, at: statSync(exercise.exercise).mtimeMs }))
    .toSorted((a, b) => b.at - a.at)[0]?.exercise;
  if (edited && kit.store.read(edited.id).state !== "done") return edited;
  return nextExercise(await refreshProgress(kit))?.exercise ?? edited;
}
