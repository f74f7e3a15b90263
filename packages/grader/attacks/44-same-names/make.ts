import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeZip } from "../../src/batch/testing/make-zip.ts";

export default function make(submissions: string): void {
  const parts = ["exercise.ts", "Exercise.ts", "exercise.ts"].map((name) => ({
    name,
    content: `export const dot = () => 7; // ${name}`,
  }));
  writeFileSync(join(submissions, "learner.zip"), makeZip(parts));
}
