import type { Asked } from "./asked.ts";

/**
 * The folders in which the answer to an exercise may stand in a submission: where a learner's repository has it, one of
 * its own, or, if only one exercise is asked for, the top. Each ends with a slash, or is empty.
 *
 * @param id the exercise
 * @param all every exercise that is asked for
 */
export function answerPlaces(id: string, all: readonly string[]): readonly string[] {
  const name = lastPart(id);
  const isAlone = all.length === 1;
  const isOnly = all.filter((other) => lastPart(other) === name).length === 1;
  return [
    `packages/exercises/exercises/${id}/`,
    `exercises/${id}/`,
    `${id}/`,
    ...(isOnly ? [`${name}/`] : []),
    ...(isAlone ? [""] : []),
  ];
}

/** Whether a path of an archive could be a part of an answer to one of the exercises. */
export function mayBeAnswer(path: string, asked: readonly Asked[]): boolean {
  const isNamed = (name: string): boolean => path === name || path.endsWith(`/${name}`);
  if (!asked.some(({ files }) => files.some(isNamed))) return false;
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
