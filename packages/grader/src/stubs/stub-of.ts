import type { ExerciseEntry } from "@gradus/exercises";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Places } from "../workspace/places.ts";

/** The file that keeps an exercise as it was shipped. */
export function stubFile({ stubs }: Places, id: string): string {
  return join(stubs, `${id}.ts`);
}

/** An exercise as it was shipped, or undefined where that is not kept. */
export function stubOf(at: Places, id: string): string | undefined {
  const file = stubFile(at, id);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** Whether nobody has written anything yet. Line endings are the checkout's, not the learner's. */
export function isUntouched(at: Places, { id, exercise }: ExerciseEntry): boolean {
  const stub = stubOf(at, id);
  if (stub === undefined || !existsSync(exercise)) return false;
  return unix(readFileSync(exercise, "utf8")) === unix(stub);
}

function unix(text: string): string {
  return text.replaceAll("\r\n", "\n").trimEnd();
}
