import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readHeading, titleFromName } from "./catalog/headings.ts";

export { findExercises, NoSuchExerciseError } from "./catalog/find-exercises.ts";

/** A file that answers an exercise: a mistake or an accepted variant. */
export interface AnswerFile {
  /** Without its ending: `last-pair-left-out`. */
  readonly name: string;
  readonly path: string;
}

/** One exercise, as its files. */
export interface ExerciseEntry {
  /** `01-numbers/01-dot-product` */
  readonly id: string;
  readonly number: number;
  /** `dot-product` */
  readonly name: string;
  readonly title: string;
  /** The id of its module. */
  readonly module: string;
  readonly folder: string;
  readonly lesson: string;
  /** The learner's file. */
  readonly exercise: string;
  readonly spec: string;
  readonly act?: string;
  /** Absent, like mistakes and variants, from what learners are given. */
  readonly solution?: string;
  readonly mistakes: readonly AnswerFile[];
  readonly accept: readonly AnswerFile[];
}

/** A module: exercises that belong together, in order. */
export interface ModuleEntry {
  /** `01-numbers` */
  readonly id: string;
  readonly number: number;
  /** `numbers` */
  readonly name: string;
  readonly title: string;
  readonly summary?: string;
  readonly folder: string;
  readonly exercises: readonly ExerciseEntry[];
  /** Exercise folders that have no spec yet. */
  readonly unfinished: readonly string[];
}

/** The whole course, as its files. */
export interface Catalog {
  readonly root: string;
  readonly modules: readonly ModuleEntry[];
  /** Those of all modules, in the order of the course. */
  readonly exercises: readonly ExerciseEntry[];
}

/**
 * Finds the modules and exercises in the folders `exercises/NN-module/NN-name`. Evaluates nothing.
 *
 * @param root the folder that holds `exercises` and `solutions`: this package's unless given
 */
export function readCatalog(root: string = fileURLToPath(new URL("..", import.meta.url))): Catalog {
  const modules = numberedFolders(join(root, "exercises")).map((id) => readModule(root, id));
  return { root, modules, exercises: modules.flatMap(({ exercises }) => exercises) };
}

function readModule(root: string, id: string): ModuleEntry {
  const folder = join(root, "exercises", id);
  const { title, summary } = readHeading(join(folder, "module.md"));
  const folders = numberedFolders(folder);
  const isFinished = (name: string): boolean => existsSync(join(folder, name, "spec.ts"));
  return {
    id,
    ...numberAndName(id),
    title: title ?? titleFromName(id),
    ...(summary !== undefined && { summary }),
    folder,
    exercises: folders.filter(isFinished).map((name) => readExercise(root, id, name)),
    unfinished: folders.filter((name) => !isFinished(name)).map((name) => `${id}/${name}`),
  };
}

function readExercise(root: string, module: string, name: string): ExerciseEntry {
  const id = `${module}/${name}`;
  const folder = join(root, "exercises", module, name);
  const answers = join(root, "solutions", module, name);
  const lesson = join(folder, "lesson.md");
  const act = join(folder, "act.ts");
  const solution = join(answers, "solution.ts");
  return {
    id,
    ...numberAndName(name),
    title: readHeading(lesson).title ?? titleFromName(name),
    module,
    folder,
    lesson,
    exercise: join(folder, "exercise.ts"),
    spec: join(folder, "spec.ts"),
    ...(existsSync(act) && { act }),
    ...(existsSync(solution) && { solution }),
    mistakes: answerFiles(join(answers, "mistakes")),
    accept: answerFiles(join(answers, "accept")),
  };
}

function numberAndName(folder: string): { number: number; name: string } {
  const [number] = folder.split("-", 1);
  return { number: Number(number), name: folder.slice(number.length + 1) };
}

function numberedFolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^\d+-./.test(entry.name))
    .map(({ name }) => name)
    .toSorted();
}

function answerFiles(folder: string): AnswerFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .toSorted()
    .map((file) => ({ name: file.slice(0, -".ts".length), path: join(folder, file) }));
}
