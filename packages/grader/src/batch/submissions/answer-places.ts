/** The file in which an exercise is answered. */
export const answerFile = "exercise.ts";

/**
 * Where the answer to an exercise may stand in a submission: where a learner's repository has it, in a folder of its
 * own, or, if only one exercise is asked for, by itself.
 *
 * @param id the exercise
 * @param all every exercise that is asked for
 */
export function answerPlaces(id: string, all: readonly string[]): readonly string[] {
  const name = lastPart(id);
  const isAlone = all.length === 1;
  const isOnly = all.filter((other) => lastPart(other) === name).length === 1;
  return [
    `packages/exercises/exercises/${id}/${answerFile}`,
    `exercises/${id}/${answerFile}`,
    `${id}/${answerFile}`,
    ...(isOnly ? [`${name}/${answerFile}`] : []),
    ...(isAlone ? [answerFile] : []),
  ];
}

/** Whether a path of an archive could be an answer. */
export function mayBeAnswer(path: string): boolean {
  if (path !== answerFile && !path.endsWith(`/${answerFile}`)) return false;
  return !path.split("/").some((folder) => clutter.has(folder) || folder.startsWith("."));
}

/** What systems and tools leave behind, and nobody means. */
const clutter: ReadonlySet<string> = new Set([
  "__MACOSX",
  "node_modules",
  "Thumbs.db",
  "desktop.ini",
]);

/** Whether a name at the top of a submission says something about it. */
export function isClutter(name: string): boolean {
  return name.startsWith(".") || clutter.has(name);
}

function lastPart(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1);
}
