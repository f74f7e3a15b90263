import { linkSync, mkdirSync } from "node:fs";
import { join } from "node:path";

export default function make(submissions: string, words: Readonly<Record<string, string>>): void {
  mkdirSync(join(submissions, "learner"));
  linkSync(words["solutionFile"] ?? "", join(submissions, "learner", "exercise.ts"));
}
