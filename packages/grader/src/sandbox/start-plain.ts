import { spawn } from "node:child_process";
import { dirname } from "node:path";
import type { Job, SandboxedProcess } from "./sandbox.ts";
import { killTree } from "../child/kill-tree.ts";

/** Starts a job as a plain process: its own group, no environment, Node's own limits. */
export function startPlain(node: string, job: Job): SandboxedProcess {
  const child = spawn(node, [...nodeFlags(job), job.entry], {
    cwd: dirname(job.entry),
    stdio: ["pipe", "pipe", "pipe", "pipe"],
    // A group of its own, so that whatever it starts can be ended with it.
    detached: process.platform !== "win32",
    windowsHide: true,
    env: environment(),
  });
  const kill = (): void => {
    if (child.pid !== undefined) killTree(child.pid);
  };
  const gone = new Promise<Record<string, never>>((resolve) => {
    child.on("error", () => resolve({}));
    // A grandchild may hold the pipes open: what ended is the program, so its group goes too.
    child.on("exit", kill);
    child.on("close", () => resolve({}));
  });
  return { child, kill, gone };
}

function nodeFlags({ memoryMiB, heapMiB = memoryMiB }: Job): string[] {
  return [
    `--max-old-space-size=${heapMiB}`,
    "--disallow-code-generation-from-strings",
    "--no-addons",
    "--disable-proto=delete",
    "--no-warnings",
    "--no-deprecation",
  ];
}

/** Nothing of the grader's own settings: the same program does the same everywhere. */
function environment(): NodeJS.ProcessEnv {
  const always = { TZ: "UTC", LANG: "C.UTF-8", HOME: "/" };
  const { SystemRoot } = process.env;
  return SystemRoot === undefined ? always : { ...always, SystemRoot };
}
