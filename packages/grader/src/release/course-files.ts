import type { ExerciseEntry, ModuleEntry } from "@gradus/exercises";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Misuse } from "../commands/misuse.ts";
import { stubFile, stubOf } from "../stubs/stub-of.ts";
import type { Places } from "../workspace/places.ts";
import type { ReleaseFile } from "./release-files.ts";

/** What learners get of a course's folders. */
export interface CourseFiles {
  readonly files: readonly ReleaseFile[];
  /** What stands in an exercise's folder and is not for them, or not known to be: `01-numbers/01-dot-product/notes.md`. */
  readonly leftOut: readonly string[];
}

/** What stands in an exercise's folder and is for learners, besides `exercise.ts`: that is its stub, whatever stands there. */
const isPublic = (name: string): boolean =>
  ["lesson.md", "spec.ts", "act.ts"].includes(name) || /\.(?:svg|png|jpg)$/.test(name);

/**
 * Lessons, pictures, specs and stubs of some modules. Only what is known by name is taken, and no solution has such a
 * name.
 *
 * @throws Misuse where the stub of an exercise is not kept
 */
export function courseFiles(at: Places, modules: readonly ModuleEntry[]): CourseFiles {
  const leftOut: string[] = [];
  const files = modules.flatMap(({ id, folder, exercises }) => [
    ...named(folder, (name) => name === "module.md", `exercises/${id}`),
    ...exercises.flatMap((exercise) => {
      const others = readdirSync(exercise.folder).filter(
        (name) => !isPublic(name) && name !== "exercise.ts",
      );
      leftOut.push(...others.map((name) => `${exercise.id}/${name}`));
      return exerciseFiles(at, exercise);
    }),
  ]);
  return { files, leftOut };
}

/** What everybody may read of a course, of all its modules: lessons, specs and stubs. */
export function openTexts({ exercises, stubs }: Places): readonly string[] {
  const inFolders = readdirSync(exercises, { recursive: true, encoding: "utf8" })
    .filter((path) => isPublic(basename(path)) || basename(path) === "module.md")
    .map((path) => join(exercises, path));
  const kept = readdirSync(stubs, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => join(stubs, path));
  return [...inFolders, ...kept].map((path) => readFileSync(path, "utf8"));
}

function exerciseFiles(at: Places, { id, folder }: ExerciseEntry): readonly ReleaseFile[] {
  const stub = stubOf(at, id);
  if (stub === undefined) {
    throw new Misuse(
      `release: ${stubFile(at, id)} is missing.\n` +
        "  Learners get an exercise as its stub, not as somebody has left it.\n" +
        `  Try: gradus audit ${id} --record-stubs`,
    );
  }
  return [
    ...named(folder, isPublic, `exercises/${id}`),
    [`exercises/${id}/exercise.ts`, stub],
    [`packages/exercises/stubs/${id}.ts`, stub],
  ];
}

function named(folder: string, wanted: (name: string) => boolean, to: string): ReleaseFile[] {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return names
    .filter(({ name }) => wanted(name))
    .map(({ name }) => [`${to}/${name}`, readFileSync(join(folder, name))]);
}
