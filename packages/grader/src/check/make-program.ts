import type { ExerciseEntry } from "@gradus/exercises";
import { join } from "node:path";
import type { Framework } from "../bundle/framework.ts";
import { joinersFor } from "../bundle/joiners.ts";
import { CourseError } from "../bundle/load-spec.ts";
import type { Obstacle } from "../bundle/obstacle.ts";
import { readDeclared, type Refusal, type Staged } from "../stage/read-declared.ts";
import type { Problem } from "../verdict/verdict.ts";
import type { Places } from "../workspace/places.ts";
import type { SpecParts } from "./spec-parts.ts";

/** A learner's program as text, or why there is none. */
export type MadeProgram =
  | {
      readonly kind: "program";
      readonly code: string;
      readonly map: string;
      /** The learner's files, as they were read. */
      readonly files: Staged["files"];
      /** The name of the file whose exports are called. */
      readonly main: string;
    }
  | { readonly kind: "refused"; readonly problem: Problem };

/**
 * Reads the files that an exercise declares, and joins them to a program.
 *
 * @param submission the folder of what somebody handed in; without one, the learner's own file is taken
 * @throws CourseError if the fault is the course's
 * @throws InfrastructureError if it is nobody's
 */
export async function makeProgram(
  exercise: ExerciseEntry,
  { parts, acts }: SpecParts,
  { at, framework }: { readonly at: Places; readonly framework: Framework },
  submission?: string,
): Promise<MadeProgram> {
  const { packages = [], files = ["exercise.ts"] } = parts[0].spec;
  const folder = submission ?? exercise.folder;
  const staged = readDeclared(folder, files, { strict: submission !== undefined });
  if ("reason" in staged) return { kind: "refused", problem: refused(staged, files) };
  const source = { staged, main: files[0], acts, allowed: { packages }, folder };
  const made = await joinersFor(framework.joiner).join(source, at);
  if (made.kind === "program") {
    return { ...made, files: staged.files, main: files[0] };
  }
  // A file that cannot be read is the learner's to mend, unless it is one of the course's.
  const names = files.map((name) => join(folder, name));
  const theirs = made.obstacles.filter(({ place }) => !place || names.includes(place.file));
  if (theirs.length === 0) throw new CourseError(inWords(made.obstacles));
  return { kind: "refused", problem: { kind: "unreadable", obstacles: theirs } };
}

function refused({ name, reason }: Refusal, files: readonly string[]): Problem {
  if (reason === "missing" && name === files[0]) return { kind: "missing" };
  if (reason === "missing") {
    const text = `There is no ${name}: this exercise is answered in ${files.join(" and ")}.`;
    return { kind: "unreadable", obstacles: [{ text }] };
  }
  return { kind: "unreadable", obstacles: [{ text: reason }] };
}

function inWords(obstacles: readonly Obstacle[]): string {
  return obstacles
    .map(({ text, place }) => (place ? `${place.file}:${place.line}: ${text}` : text))
    .join("\n");
}
