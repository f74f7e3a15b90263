import { build } from "esbuild";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { contentHash } from "../workspace/content-hash.ts";
import type { Places } from "../workspace/places.ts";
import { writeWhole } from "../workspace/write-whole.ts";

/** The part of every child that is the same for all exercises: harnesses, language of specs, fast-check. */
export interface Framework {
  /** One file of JavaScript. */
  readonly file: string;
  /** Names its content: a verdict belongs to one version. */
  readonly version: string;
}

/** Joins the framework to one file, once for each version of it. */
export async function framework(at: Places): Promise<Framework> {
  const version = frameworkVersion(at);
  const file = join(at.cache, `framework-${version}.mjs`);
  if (existsSync(file)) return { file, version };
  const child = join(at.root, "packages", "grader", "src", "child");
  const parts = [
    join(child, "harness.ts"),
    join(child, "diagnosis-harness.ts"),
    join(child, "description-harness.ts"),
    join(at.language, "src", "spec", "index.ts"),
    join(at.language, "src", "todo.ts"),
  ];
  const { outputFiles } = await build({
    stdin: {
      contents: parts.map((path) => `export * from ${JSON.stringify(path)};`).join("\n"),
      resolveDir: at.language,
      loader: "ts",
    },
    outfile: file,
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
    conditions: ["gradus-source"],
    tsconfigRaw: "{}",
    logLevel: "silent",
  });
  writeWhole(file, outputFiles[0].contents);
  return { file, version };
}

/** Changes with everything that decides a verdict besides the exercise itself. */
function frameworkVersion(at: Places): string {
  const { resolve } = createRequire(join(at.language, "package.json"));
  return contentHash([
    join(at.language, "src"),
    join(at.language, "package.json"),
    join(at.root, "packages", "grader", "src", "child"),
    join(at.root, "packages", "core", "src"),
    resolve("fast-check/package.json"),
  ]);
}
