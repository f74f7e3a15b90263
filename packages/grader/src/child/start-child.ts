import { type ChildProcess, spawn } from "node:child_process";
import type { Limits } from "./limits.ts";

/** Starts a file with JavaScript as a process of its own, with a pipe on file descriptor 3. */
export function startChild(file: string, { memory }: Limits): ChildProcess {
  return spawn(
    process.execPath,
    [`--max-old-space-size=${memory}`, "--no-warnings", "--no-deprecation", file],
    {
      stdio: ["pipe", "pipe", "pipe", "pipe"],
      // A group of its own, so that whatever it starts can be ended with it.
      detached: process.platform !== "win32",
      windowsHide: true,
      env: environment(),
    },
  );
}

/** Nothing of the learner's own settings: the same program does the same everywhere. */
function environment(): NodeJS.ProcessEnv {
  const always = { TZ: "UTC", LANG: "C.UTF-8", NO_COLOR: "1" };
  const { SystemRoot } = process.env;
  return SystemRoot === undefined ? always : { ...always, SystemRoot };
}
