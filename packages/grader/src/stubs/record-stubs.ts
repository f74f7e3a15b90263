import type { ExerciseEntry } from "@gradus/exercises";
import { readFileSync } from "node:fs";
import type { Workshop } from "../check/workshop.ts";
import { checkExercise } from "../check/check-exercise.ts";
import { writeWhole } from "../workspace/write-whole.ts";
import { isUntouched, stubFile } from "./stub-of.ts";

/** What was kept, and what was not, with the reason. */
export interface Recorded {
  readonly kept: readonly string[];
  readonly refused: readonly string[];
}

/**
 * Keeps every `exercise.ts` as the one that is shipped: for authors, after they have changed one.
 *
 * Only a file that the checks know as to do is kept, and of which no check passes: a solution is never shipped.
 */
export async function recordStubs(
  exercises: readonly ExerciseEntry[],
  workshop: Workshop,
): Promise<Recorded> {
  const kept: string[] = [];
  const refused: string[] = [];
  for (const exercise of exercises) {
    if (isUntouched(workshop.at, exercise)) continue;
    const verdict = await checkExercise(exercise, workshop);
    const passing = verdict?.checks.filter(({ status }) => status === "pass").length ?? 0;
    if (verdict?.state !== "to-do" || passing > 0) {
      refused.push(
        `${exercise.id}: it is ${verdict?.state ?? "cancelled"} and ${passing} of its checks pass.`,
      );
      continue;
    }
    writeWhole(stubFile(workshop.at, exercise.id), readFileSync(exercise.exercise, "utf8"));
    kept.push(exercise.id);
  }
  return { kept, refused };
}
