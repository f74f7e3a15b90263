import { readCatalog } from "@gradus/exercises";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check } from "../commands/check.ts";
import { openKit, type Kit } from "../kit.ts";
import { places } from "../workspace/places.ts";

/** A learner's desk: one exercise of the course, copied to a folder of its own whose path has spaces in it. */
export interface DeskCopy {
  readonly course: string;
  /** The learner's file. */
  readonly file: string;
  /** What the commands have written since it was last read. */
  read(): string;
  kit(options?: { seconds?: number }): Kit;
  /** Writes the learner's file. */
  write(source: string): void;
  /** The learner's file as it is now. */
  source(): string;
  remove(): void;
}

/** Copies an exercise and its answers. */
export function deskCopy(id: string): DeskCopy {
  const from = places().course;
  const course = mkdtempSync(join(tmpdir(), "a learner's desk "));
  const exercise = readCatalog(from).exercises.find((one) => one.id === id);
  if (!exercise) throw new Error(`deskCopy: there is no exercise ${id}.`);
  cpSync(exercise.folder, join(course, "exercises", id), { recursive: true });
  cpSync(join(from, "solutions", id), join(course, "solutions", id), { recursive: true });
  cpSync(join(from, "stubs", `${id}.ts`), join(course, "stubs", `${id}.ts`));
  const file = join(course, "exercises", id, "exercise.ts");
  // Whatever somebody has written in the course itself, here it begins as it was shipped.
  cpSync(join(course, "stubs", `${id}.ts`), file);
  let written = "";
  return {
    course,
    file,
    read: () => {
      const text = written;
      written = "";
      return normal(text, course);
    },
    kit: (options = {}) => ({
      ...openKit({ ...options, course }),
      out: (text) => {
        written += text;
      },
    }),
    write: (source) => writeFileSync(file, source),
    source: () => readFileSync(file, "utf8"),
    remove: () => rmSync(course, { recursive: true, force: true }),
  };
}

/** What does not change from machine to machine. */
export function normal(text: string, course: string): string {
  return text
    .replaceAll(course.replaceAll("\\", "/"), "<course>")
    .replaceAll(course, "<course>")
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d/g, "<time>");
}

/** What a learner reads who writes this answer and checks it, and the exit code. */
export async function transcript(
  id: string,
  source: string | ((stub: string) => string),
  { seconds, times = 1, all = false }: { seconds?: number; times?: number; all?: boolean } = {},
): Promise<{ text: string; exitCode: number }> {
  const desk = deskCopy(id);
  try {
    desk.write(typeof source === "string" ? source : source(desk.source()));
    let exitCode = 0;
    for (let i = 0; i < times; i++) {
      desk.read();
      exitCode = await check(desk.kit(seconds === undefined ? {} : { seconds }), [id], { all });
    }
    return { text: desk.read(), exitCode };
  } finally {
    desk.remove();
  }
}
