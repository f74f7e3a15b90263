import type { Spec } from "@gradus/exercises";
import { statSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import type { Places } from "../workspace/places.ts";
import { courseBundle } from "./course-bundle.ts";
import type { Framework } from "./framework.ts";

/** A spec of the course cannot be used. The message is for its author. */
export class CourseError extends Error {
  override readonly name = "CourseError";
}

interface Known {
  readonly stamp: string;
  readonly spec: Spec;
}

const known = new Map<string, Known>();

/**
 * The spec in a file, evaluated in this process: it is trusted.
 *
 * One that was loaded before and has not changed since is not read again.
 *
 * @throws CourseError if it cannot be read, or contradicts itself
 */
export async function loadSpec(path: string, framework: Framework, at: Places): Promise<Spec> {
  const stamp = `${stampOf(path)} ${framework.version}`;
  const before = known.get(path);
  if (before?.stamp === stamp) return before.spec;
  const entry = `export { default } from ${JSON.stringify(path)};`;
  const made = await courseBundle(entry, dirname(path), framework, at);
  if (made.kind !== "program") {
    const said = made.obstacles.map(({ text, place }) =>
      place ? `${place.file}:${place.line}: ${text}` : text,
    );
    throw new CourseError(said.join("\n"));
  }
  const spec = await evaluate(made.file);
  known.set(path, { stamp, spec });
  return spec;
}

async function evaluate(file: string): Promise<Spec> {
  try {
    const { default: spec } = (await import(pathToFileURL(file).href)) as { default: Spec };
    return spec;
  } catch (error) {
    throw new CourseError(error instanceof Error ? error.message : String(error));
  }
}

/** Changes when a file is written. */
function stampOf(path: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return "missing";
  }
}
