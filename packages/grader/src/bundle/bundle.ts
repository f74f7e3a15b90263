import { build, type BuildFailure, type BuildOptions } from "esbuild";
import { type Obstacle, obstacle } from "./obstacle.ts";

/** A program as text, or what stands in the way. */
export type Bundle =
  | { readonly kind: "program"; readonly code: string; readonly map: string }
  | { readonly kind: "unreadable"; readonly obstacles: readonly Obstacle[] };

/** What the entry is called in messages and maps. */
export const entryName = "gradus-entry.ts";

/** What to join. */
export interface Source {
  /** The first module, as TypeScript. */
  readonly entry: string;
  /** Where the entry stands. */
  readonly folder: string;
  readonly options: Pick<
    BuildOptions,
    "plugins" | "nodePaths" | "logOverride" | "loader" | "minifyWhitespace"
  >;
}

/** Joins modules to one program. Nothing in anybody's tsconfig decides what their code means. */
export async function bundle({ entry, folder, options }: Source): Promise<Bundle> {
  try {
    const { outputFiles } = await build({
      stdin: { contents: entry, resolveDir: folder, sourcefile: entryName, loader: "ts" },
      absWorkingDir: folder,
      outfile: "program.mjs",
      bundle: true,
      write: false,
      format: "esm",
      platform: "node",
      target: "node20",
      sourcemap: "external",
      sourcesContent: false,
      conditions: ["gradus-source"],
      tsconfigRaw: "{}",
      logLevel: "silent",
      ...options,
    });
    const text = (isMap: boolean): string =>
      outputFiles.find(({ path }) => path.endsWith(".map") === isMap)?.text ?? "";
    return { kind: "program", code: text(false), map: text(true) };
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    return { kind: "unreadable", obstacles: error.errors.map((one) => obstacle(one, folder)) };
  }
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && Array.isArray((error as Partial<BuildFailure>).errors);
}
