import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export default function make(submissions: string): void {
  mkdirSync(join(submissions, "learner"));
  const name = "/".repeat(120_000);
  const text = `import { "${name}" as x } from "./exercise.ts"; export const dot = () => x;`;
  writeFileSync(join(submissions, "learner", "exercise.ts"), text);
}
