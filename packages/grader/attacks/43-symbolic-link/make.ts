import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";

export default function make(submissions: string, words: Readonly<Record<string, string>>): void {
  mkdirSync(join(submissions, "learner"));
  symlinkSync(words["secretFile"] ?? "", join(submissions, "learner", "exercise.ts"));
}
