import { symlinkSync } from "node:fs";
import { join } from "node:path";

export default function make(submissions: string, words: Readonly<Record<string, string>>): void {
  symlinkSync(words["privateSpecs"] ?? "", join(submissions, "learner"));
}
