import type { Progress } from "./refresh-progress.ts";
import { standingOf } from "./standing.ts";

/** What to do next: what needs another look, else what was begun, else the first that is to do. */
export function nextExercise(progress: readonly Progress[]): Progress | undefined {
  for (const wanted of ["look-again", "in-progress", "to-do"] as const) {
    const found = progress.find(({ record }) => standingOf(record) === wanted);
    if (found) return found;
  }
  return undefined;
}
