import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export default function make(submissions: string): void {
  mkdirSync(join(submissions, "learner"));
  const deep = "[".repeat(60_000);
  writeFileSync(join(submissions, "learner", "exercise.ts"), `export const dot = ${deep}`);
}
