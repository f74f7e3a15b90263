import type { ExerciseRun } from "@gradus/exercises";
import { build, type Plugin } from "esbuild";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { contentHash } from "../workspace/content-hash.ts";
import type { Places } from "../workspace/places.ts";
import { writeWhole } from "../workspace/write-whole.ts";

/** The part of every check that is the same for all exercises, as files of JavaScript. */
export interface Framework {
  /** For here: the language of specs, what runs them, and fast-check. Specs import it as `#spec`. */
  readonly file: string;
  /** For children: the harness, and nothing else. */
  readonly harness: string;
  /** For the processes that join learners' files to programs. */
  readonly joiner: string;
  /** Names their content: a verdict belongs to one version. */
  readonly version: string;
}

/** What runs specs. Loaded from the framework's file, which every spec is loaded with. */
export interface Runtime {
  readonly ExerciseRun: typeof ExerciseRun;
}

/** Joins the framework, once for each version of it. */
export async function framework(at: Places): Promise<Framework> {
  const version = frameworkVersion(at);
  const grader = join(at.root, "packages", "grader", "src");
  const language = join(at.language, "src");
  const file = join(at.cache, `framework-${version}.mjs`);
  const harness = join(at.cache, `harness-${version}.mjs`);
  const joiner = join(at.cache, `joiner-${version}.mjs`);
  await Promise.all([
    joinParts(file, at, [
      join(language, "index.ts"),
      join(language, "spec", "index.ts"),
      join(language, "todo.ts"),
      join(grader, "diagnosis", "serve-diagnosis.ts"),
    ]),
    joinParts(harness, at, [join(grader, "child", "child-main.ts")]),
    joinParts(joiner, at, [join(grader, "bundle", "joiner-main.ts")]),
  ]);
  return { file, harness, joiner, version };
}

/** The framework's exports, as this process runs them. */
export async function runtime({ file }: Framework): Promise<Runtime> {
  return (await import(pathToFileURL(file).href)) as Runtime;
}

async function joinParts(outfile: string, at: Places, parts: readonly string[]): Promise<void> {
  if (existsSync(outfile)) return;
  const { outputFiles } = await build({
    stdin: {
      contents: parts.map((path) => `export * from ${JSON.stringify(path)};`).join("\n"),
      resolveDir: at.language,
      loader: "ts",
    },
    outfile,
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
    conditions: ["gradus-source"],
    tsconfigRaw: "{}",
    plugins: [ourCompiler],
    logLevel: "silent",
  });
  writeWhole(outfile, outputFiles[0].contents);
}

/** The compiler stays where it is installed: it is a program, with a module to call it by. */
const ourCompiler: Plugin = {
  name: "our-compiler",
  setup(compiler) {
    const { resolve } = createRequire(import.meta.url);
    compiler.onResolve({ filter: /^esbuild$/ }, () => ({
      path: pathToFileURL(resolve("esbuild")).href,
      external: true,
    }));
  },
};

/** Changes with everything that decides a verdict besides the exercise itself. */
function frameworkVersion(at: Places): string {
  const { resolve } = createRequire(join(at.language, "package.json"));
  const grader = join(at.root, "packages", "grader", "src");
  const parts = ["bundle", "check", "child", "diagnosis", "protocol", "stage", "verdict"];
  return contentHash([
    join(at.language, "src"),
    join(at.language, "package.json"),
    ...parts.map((part) => join(grader, part)),
    join(at.root, "packages", "core", "src"),
    resolve("fast-check/package.json"),
  ]);
}
