import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeTar } from "../../src/batch/testing/make-tar.ts";

export default function make(submissions: string, words: Readonly<Record<string, string>>): void {
  const content = "export const dot = () => 7;";
  const names = [
    "../../exercise.ts",
    `${words["openFolder"]}/exercise.ts`,
    "a/../../../exercise.ts",
  ];
  writeFileSync(
    join(submissions, "learner.tar"),
    makeTar(names.map((name) => ({ name, content }))),
  );
}
