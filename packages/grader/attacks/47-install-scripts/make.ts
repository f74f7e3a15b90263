import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export default function make(submissions: string, words: Readonly<Record<string, string>>): void {
  const folder = join(submissions, "learner");
  mkdirSync(join(folder, "node_modules", "right"), { recursive: true });
  const script = `node -e "require('fs').writeFileSync('${words["openFolder"]}/installed', '')"`;
  const manifest = {
    name: "learner",
    scripts: { preinstall: script, install: script, postinstall: script, prepare: script },
    dependencies: { right: "file:./node_modules/right" },
  };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  writeFileSync(
    join(folder, "node_modules", "right", "index.js"),
    "export const dot = (a, b) => a.reduce((sum, x, i) => sum + x * b[i], 0);",
  );
  writeFileSync(join(folder, "exercise.ts"), 'export { dot } from "right";');
}
