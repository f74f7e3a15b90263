import { spawnSync } from "node:child_process";
import { SandboxError } from "./sandbox-error.ts";

/** A Node to run programs with. */
export interface NodeProgram {
  readonly file: string;
  readonly major: number;
  readonly minor: number;
}

/** This Node, or another one, which is asked for its version. */
export function nodeProgram(file: string = process.execPath): NodeProgram {
  const version = file === process.execPath ? process.versions.node : versionOf(file);
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return { file, major, minor };
}

function versionOf(file: string): string {
  const { stdout } = spawnSync(file, ["--version"], { encoding: "utf8", env: {} });
  const version = /^v(\d+\.\d+\.\d+)/.exec(stdout ?? "")?.[1];
  if (version !== undefined) return version;
  throw new SandboxError(
    `openSandbox: ${file} does not say which version of Node it is.`,
    "Programs run with a Node, whose options depend on its version.",
  );
}

/** Whether a Node is at least some version: `isSince(node, [22, 13], [23, 5])` is 22.13 and up, or 23.5 and up. */
export function isSince(
  { major, minor }: NodeProgram,
  ...since: readonly (readonly [major: number, minor: number])[]
): boolean {
  const last = since.at(-1);
  return (
    since.some(([one, from]) => major === one && minor >= from) ||
    (last !== undefined && major > last[0])
  );
}
