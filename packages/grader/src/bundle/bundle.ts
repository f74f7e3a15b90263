import { build, type BuildFailure } from "esbuild";
import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Places } from "../workspace/places.ts";
import { writeWhole } from "../workspace/write-whole.ts";
import { courseImports } from "./course-imports.ts";
import type { Framework } from "./framework.ts";
import { type Obstacle, obstacle } from "./obstacle.ts";

/** A program for a child, or what stands in the way. */
export type Bundle =
  | { readonly kind: "program"; readonly file: string; readonly map: string }
  | { readonly kind: "unreadable"; readonly obstacles: readonly Obstacle[] };

/** What to join. */
export interface Source {
  /** Names the program's file. */
  readonly name: string;
  /** The first module, as TypeScript. What the framework exports comes from `#spec`. */
  readonly entry: string;
  /** Where the entry stands. */
  readonly folder: string;
  /** The file whose imports are looked at closely. */
  readonly learner?: string;
}

/** Joins modules to one program. What the framework holds stays outside. */
export async function bundle(
  { name, entry, folder, learner }: Source,
  framework: Framework,
  at: Places,
): Promise<Bundle> {
  const outfile = join(at.cache, "programs", `${fileName(name, folder)}.mjs`);
  try {
    const { outputFiles } = await build({
      stdin: { contents: entry, resolveDir: folder, sourcefile: entryName, loader: "ts" },
      absWorkingDir: folder,
      outfile,
      bundle: true,
      write: false,
      format: "esm",
      platform: "node",
      target: "node20",
      sourcemap: "external",
      sourcesContent: false,
      conditions: ["gradus-source"],
      nodePaths: [join(at.language, "node_modules")],
      // Nothing in a learner's tsconfig decides what their code means.
      tsconfigRaw: "{}",
      logLevel: "silent",
      plugins: [courseImports(at, framework, learner)],
    });
    const isMap = (path: string): boolean => path.endsWith(".map");
    const program = outputFiles.find(({ path }) => !isMap(path));
    const map = outputFiles.find(({ path }) => isMap(path));
    writeWhole(outfile, program?.contents ?? "");
    return { kind: "program", file: outfile, map: map?.text ?? "" };
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    return { kind: "unreadable", obstacles: error.errors.map((one) => obstacle(one, folder)) };
  }
}

/** What the entry is called in messages and maps. */
export const entryName = "gradus-entry.ts";

let programs = 0;

/** Two runs at once, in one process or two, write apart. */
function fileName(name: string, folder: string): string {
  const place = createHash("sha256").update(folder).digest("hex").slice(0, 8);
  return `${name.replaceAll(/[^\w-]+/g, "_")}-${place}-${process.pid}-${programs++}`;
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && Array.isArray((error as Partial<BuildFailure>).errors);
}
