import type { ExerciseEntry } from "@gradus/exercises";
import type { Framework } from "../bundle/framework.ts";
import { contentHash } from "../workspace/content-hash.ts";

/** Names everything that a verdict follows from: the learner's files, spec, act and the framework's version. */
export function contentKey({ id, folder }: ExerciseEntry, { version }: Framework): string {
  return `${id} ${contentHash([folder])} ${version}`;
}
