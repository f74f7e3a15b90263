import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";

/**
 * Ends what a process that is no more has left in the middle of making a sandbox: bubblewrap waits for ever for a
 * parent that was killed at that moment. No program runs in it yet.
 *
 * @param folder that process's own: only a sandbox that was made of it is ended
 */
export function endLeftBehind(folder: string): void {
  for (const pid of processes()) {
    const [program, ...args] = argumentsOf(pid);
    const isOurs =
      basename(program) === "bwrap" && args.some((one) => one.startsWith(`${folder}/`));
    if (isOurs && pid > 1) end(pid);
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has gone by itself, or is another user's.
  }
}

function processes(): number[] {
  try {
    return readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
  } catch {
    return [];
  }
}

function argumentsOf(pid: number): readonly [string, ...string[]] {
  try {
    const [program, ...args] = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    return [program, ...args];
  } catch {
    return [""];
  }
}
