import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { findRoot } from "./find-root.ts";

/** Where everything is. */
export interface Places {
  /** The repository. */
  readonly root: string;
  /** The package with the language of specs, whose `#spec` and `#todo` every exercise may import. */
  readonly language: string;
  /** The folder that holds `exercises`, `solutions` and `stubs`. */
  readonly course: string;
  /** What learners write in: `exercises/01-numbers/01-dot-product/exercise.ts`. */
  readonly exercises: string;
  /** Every `exercise.ts` as it was shipped. */
  readonly stubs: string;
  /** Progress and backups: what this command remembers about one learner. */
  readonly state: string;
  /** What can be made again at any time. */
  readonly cache: string;
}

/** The course's own places, or, with `course`, those of another folder of exercises, which keeps its own progress. */
export function places(course?: string): Places {
  const root = findRoot();
  const language = join(root, "packages", "exercises");
  const folder = course === undefined ? ownCourse(root, language) : resolve(startFolder(), course);
  return {
    root,
    language,
    course: folder,
    exercises: join(folder, "exercises"),
    stubs: join(course === undefined ? language : folder, "stubs"),
    state: join(course === undefined ? root : folder, ".gradus"),
    cache: join(root, "node_modules", ".cache", "gradus"),
  };
}

/** A learner's repository has its exercises at the top, where they are found at once. */
function ownCourse(root: string, language: string): string {
  return existsSync(join(root, "exercises")) ? root : language;
}

/** The folder in which the command was typed. A package manager says so where it has gone elsewhere. */
export function startFolder(): string {
  return process.env["INIT_CWD"] ?? process.cwd();
}
