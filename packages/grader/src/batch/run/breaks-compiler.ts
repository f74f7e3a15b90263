import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { stop } from "esbuild";

/** Whether esbuild's own process has ended, which every other answer of a batch needs as well. */
export function isCompilerGone(message: string): boolean {
  return /\bThe service (?:was stopped|is no longer running)\b/.test(message);
}

/** Lets esbuild start a new process with the next file. */
export async function restartCompiler(): Promise<void> {
  await stop();
}

/** Longer than the slowest file that comes to an end. */
const patience = 30_000;

/**
 * Whether a file is such that esbuild cannot read it and ends, as with expressions nested a hundred thousand deep.
 *
 * Found out in a process of its own.
 */
export function breaksCompiler(file: string): Promise<boolean> {
  const esbuild = pathToFileURL(createRequire(import.meta.url).resolve("esbuild")).href;
  const program = `
    import { readFileSync } from "node:fs";
    import esbuild from ${JSON.stringify(esbuild)};
    const source = readFileSync(${JSON.stringify(file)}, "utf8");
    const error = await esbuild.transform(source, { loader: "ts", logLevel: "silent" }).catch((thrown) => thrown);
    process.exit(/The service/.test(String(error?.message)) ? 3 : 0);
  `;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: "ignore",
    env: {},
    timeout: patience,
    killSignal: "SIGKILL",
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code !== 0));
  });
}
