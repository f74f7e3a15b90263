import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

export default function make(submissions: string): void {
  const folder = join(submissions, "learner");
  const exercise = "packages/exercises/exercises/01-numbers/01-dot-product";
  const files: Readonly<Record<string, string>> = {
    [`${exercise}/exercise.ts`]: 'console.log("tried");\nexport const dot = () => 7;\n',
    [`${exercise}/spec.ts`]: "export default { title: '', hints: [], checks: [], bind: () => [] };",
    [`${exercise}/act.ts`]: "export const dot = () => 32;",
    "packages/grader/bin/gradus.mjs": "process.exit(0);",
    ".github/workflows/grade.yml": "jobs: {}",
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}
