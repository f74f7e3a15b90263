import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Settings that would make a wrong answer another one, or write a file, if anybody obeyed them. */
export default function make(submissions: string, words: Readonly<Record<string, string>>): void {
  const folder = join(submissions, "learner");
  mkdirSync(folder);
  const mark = `require("node:fs").writeFileSync(${JSON.stringify(`${words["openFolder"]}/obeyed`)}, "")`;
  const files: Readonly<Record<string, string>> = {
    "exercise.ts": [
      'import type { Vec } from "#mat";',
      'import { dot as right } from "#right";',
      "",
      "export const dot = (a: Vec, b: Vec) => right(a, b);",
    ].join("\n"),
    "right.ts": "export const dot = (a, b) => a.reduce((sum, x, i) => sum + x * b[i], 0);",
    "package.json": JSON.stringify({
      type: "module",
      imports: { "#right": "./right.ts", "#mat": "./right.ts" },
      exports: "./right.ts",
      scripts: { preinstall: `node -e '${mark}'` },
    }),
    "tsconfig.json": JSON.stringify({
      extends: "./other.json",
      compilerOptions: { paths: { "#right": ["./right.ts"] }, plugins: [{ name: "./plugin.cjs" }] },
    }),
    "plugin.cjs": mark,
    ".npmrc": "node-options=--require ./plugin.cjs",
    ".env": "NODE_OPTIONS=--require ./plugin.cjs",
    "vitest.config.ts": mark,
    "babel.config.js": mark,
    ".pnpmfile.cjs": mark,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}
