import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeTar } from "../../src/batch/testing/make-tar.ts";

export default function make(submissions: string, words: Readonly<Record<string, string>>): void {
  const content = "export const dot = () => 7;";
  const parts = [
    { name: "learner", type: "2", linkName: words["openFolder"] ?? "" },
    { name: "learner/exercise.ts", content },
  ];
  writeFileSync(join(submissions, "learner.tar"), makeTar(parts));
}
