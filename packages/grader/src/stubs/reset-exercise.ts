import type { ExerciseEntry } from "@gradus/exercises";
import { copyFileSync, constants, existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Places } from "../workspace/places.ts";
import { writeWhole } from "../workspace/write-whole.ts";
import { stubFile, stubOf } from "./stub-of.ts";

/**
 * Puts an exercise back as it was shipped, after keeping the learner's file.
 *
 * @returns where the learner's file is kept, or undefined where there was none
 * @throws Error where the shipped file is not kept
 */
export function resetExercise(at: Places, { id, exercise }: ExerciseEntry): string | undefined {
  const stub = stubOf(at, id);
  if (stub === undefined) {
    throw new Error(
      `reset: ${stubFile(at, id)} is missing.\n` +
        "  A reset copies this file over exercise.ts, so without it nothing is changed.",
    );
  }
  const backup = existsSync(exercise) ? keep(join(at.state, "backups"), id, exercise) : undefined;
  writeWhole(exercise, stub);
  return backup;
}

/** Copies to a name that nothing has yet: `exercise.ts.backup-2026-11-21T09-30-00`, or the same with `-2`. */
function keep(folder: string, id: string, file: string): string {
  const time = new Date().toISOString().slice(0, 19).replaceAll(":", "-");
  for (let i = 1; ; i++) {
    const suffix = i === 1 ? "" : `-${i}`;
    const backup = join(folder, id, `exercise.ts.backup-${time}${suffix}`);
    mkdirSync(dirname(backup), { recursive: true });
    try {
      copyFileSync(file, backup, constants.COPYFILE_EXCL);
      return backup;
    } catch (error) {
      if ((error as { code?: unknown }).code !== "EEXIST") throw error;
    }
  }
}
