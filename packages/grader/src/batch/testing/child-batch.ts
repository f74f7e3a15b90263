import { type ChildProcess, spawn } from "node:child_process";
import { build } from "esbuild";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ChildTask } from "./batch-child.ts";

/** Joins the batch of tests to one file that Node starts at once. */
export async function childProgram(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "gradus-child-"));
  const outfile = join(folder, "child.mjs");
  await build({
    entryPoints: [fileURLToPath(new URL("batch-child.ts", import.meta.url))],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    conditions: ["gradus-source"],
    packages: "bundle",
    external: ["esbuild"],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: "silent",
  });
  return outfile;
}

/** How a process ended, and what it said. */
export interface ChildEnd {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts a batch as a process of its own. */
export function startBatch(
  program: string,
  task: ChildTask,
  { flags = [], uid }: { flags?: readonly string[]; uid?: number } = {},
): { child: ChildProcess; ended: Promise<ChildEnd> } {
  const child = spawn(process.execPath, [...flags, program, JSON.stringify(task)], {
    stdio: ["ignore", "pipe", "pipe"],
    ...(uid !== undefined && { uid }),
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (text: Buffer) => (out += text.toString()));
  child.stderr.on("data", (text: Buffer) => (err += text.toString()));
  const ended = new Promise<ChildEnd>((done) => {
    child.on("close", (code) => done({ code, out, err }));
  });
  return { child, ended };
}
