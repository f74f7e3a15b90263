import { build } from "esbuild";
import { basename, join } from "node:path";
import { findRoot } from "../../workspace/find-root.ts";

/** The canary's programs, as JavaScript by their names. */
export type CanaryPrograms = Readonly<Record<"program" | "heap-program", Uint8Array>>;

let made: Promise<CanaryPrograms> | undefined;

/** Joins the canary's programs from their sources, once in a run. */
export function canaryPrograms(): Promise<CanaryPrograms> {
  made ??= joinPrograms();
  return made;
}

async function joinPrograms(): Promise<CanaryPrograms> {
  const folder = join(findRoot(), "packages", "grader", "src", "sandbox", "canary");
  const { outputFiles } = await build({
    entryPoints: [join(folder, "program.ts"), join(folder, "heap-program.ts")],
    outdir: folder,
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
    tsconfigRaw: "{}",
    logLevel: "silent",
  });
  return Object.fromEntries(
    outputFiles.map(({ path, contents }) => [basename(path, ".js"), contents]),
  ) as CanaryPrograms;
}
