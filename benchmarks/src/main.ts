import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

/*
 * Bundles the benches and runs them in a process of their own: what is timed is what a user's
 * bundler would make, without a loader that transforms modules, and peers whose packages Node
 * alone cannot import can take part.
 */
const folder = path.join(import.meta.dirname, "../node_modules/.cache");
const outfile = path.join(folder, "bench.mjs");
mkdirSync(folder, { recursive: true });
await build({
  entryPoints: [path.join(import.meta.dirname, "cli.ts")],
  outfile,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  conditions: ["gradus-source"],
  mainFields: ["module", "main"],
  banner: {
    js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
  },
  logLevel: "error",
});
const { status } = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], {
  stdio: "inherit",
});
process.exitCode = status ?? 1;
