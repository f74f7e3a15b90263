import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeZip } from "../../src/batch/testing/make-zip.ts";

export default function make(submissions: string): void {
  let content = makeZip([{ name: "exercise.ts", content: Buffer.alloc(2 ** 20) }]);
  for (let depth = 0; depth < 30; depth++) content = makeZip([{ name: "learner.zip", content }]);
  writeFileSync(join(submissions, "learner.zip"), content);
}
