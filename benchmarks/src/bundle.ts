import path from "node:path";
import { build } from "esbuild";

/**
 * Joins the benches into one file that Node runs.
 *
 * What is timed is then what a user's bundler would make, without a loader that transforms modules, and peers whose
 * packages Node alone cannot import can take part.
 */
export async function bundle(outfile: string): Promise<void> {
  await build({
    entryPoints: [path.join(import.meta.dirname, "cli.ts")],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    conditions: ["gradus-source"],
    mainFields: ["module", "main"],
    // A native module cannot be joined.
    external: ["webgpu"],
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    logLevel: "error",
  });
}
