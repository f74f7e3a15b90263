import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeZip } from "../../src/batch/testing/make-zip.ts";

export default function make(submissions: string): void {
  const content = Buffer.alloc(256 * 2 ** 20);
  writeFileSync(join(submissions, "learner.zip"), makeZip([{ name: "exercise.ts", content }]));
}
