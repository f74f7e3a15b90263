import type { ExerciseEntry } from "@gradus/exercises";
import { type FSWatcher, watch } from "chokidar";
import { dirname } from "node:path";
import { contentHash } from "../workspace/content-hash.ts";

/** Editors write a file in several steps: this long after the last one it is whole. In milliseconds. */
const settled = 20;

/**
 * Hears when an exercise's files say something new. A save that changes nothing is not heard.
 *
 * @param saved is called once for each change, after the file is whole
 */
export function watchExercises(
  exercises: readonly ExerciseEntry[],
  saved: (exercise: ExerciseEntry) => void,
): FSWatcher {
  const byFolder = new Map(exercises.map((exercise) => [exercise.folder, exercise]));
  const contents = new Map(exercises.map(({ folder }) => [folder, contentHash([folder])]));
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const watcher = watch([...byFolder.keys()], { ignoreInitial: true, depth: 2 });
  const hear = (path: string): void => {
    const exercise = path.endsWith(".ts") ? byFolder.get(dirname(path)) : undefined;
    if (!exercise) return;
    const { folder } = exercise;
    clearTimeout(timers.get(folder));
    const tell = (): void => {
      const content = contentHash([folder]);
      if (contents.get(folder) === content) return;
      contents.set(folder, content);
      saved(exercise);
    };
    timers.set(folder, setTimeout(tell, settled));
  };
  return watcher.on("change", hear).on("add", hear).on("unlink", hear);
}
