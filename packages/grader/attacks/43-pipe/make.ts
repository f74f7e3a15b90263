import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";

export default function make(submissions: string): void {
  mkdirSync(join(submissions, "learner"));
  execFileSync("mkfifo", [join(submissions, "learner", "exercise.ts")]);
}
