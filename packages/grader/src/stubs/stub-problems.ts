import type { ExerciseEntry } from "@gradus/exercises";
import { existsSync, readFileSync } from "node:fs";
import type { Places } from "../workspace/places.ts";
import { isUntouched, stubOf } from "./stub-of.ts";

/**
 * Where the kept stubs and the exercises disagree, as sentences.
 *
 * An exercise in which somebody has begun to write is no stub any more, and is left out unless `pristine` says that
 * nobody has: then every file must be as it is shipped.
 */
export function stubProblems(
  at: Places,
  exercises: readonly ExerciseEntry[],
  { pristine = false }: { pristine?: boolean } = {},
): string[] {
  return exercises.flatMap((exercise) => {
    const { id, exercise: file } = exercise;
    const stub = stubOf(at, id);
    if (stub === undefined) return [`${id}: its stub is not kept, so it cannot be reset.`];
    if (!existsSync(file)) return [`${id}: there is no exercise.ts.`];
    if (isUntouched(at, exercise)) return [];
    const isBegun = tasks(readFileSync(file, "utf8")) < tasks(stub);
    return isBegun && !pristine ? [] : [`${id}: exercise.ts is not the stub that is kept.`];
  });
}

/** How many places are left to write. */
function tasks(source: string): number {
  return source.match(/\btodo\(/g)?.length ?? 0;
}
