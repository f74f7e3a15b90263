import { readdirSync, readFileSync } from "node:fs";

/** The numbers of all processes that can be seen here. Linux only. */
export function processIds(): number[] {
  return readdirSync("/proc").map(Number).filter(Number.isInteger);
}

/** The lines of `/proc/<pid>/status` by their names, or undefined if there is no such process. */
export function statusOf(pid: number): Map<string, string> | undefined {
  const text = readProcess(pid, "status");
  if (text === undefined) return undefined;
  return new Map(
    text.split("\n").map((line): [string, string] => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon), line.slice(colon + 1).trim()];
    }),
  );
}

/** Whether a process still does something: one that only waits to be counted does not. */
export function isRunning(pid: number): boolean {
  const state = statusOf(pid)?.get("State");
  return state !== undefined && !/^[ZX]/.test(state);
}

/** The processes of a user that still run, the latest first: it is the one that soonest is another. */
export function processesOf(uid: number): number[] {
  const isTheirs = (status: Map<string, string> | undefined): boolean =>
    status !== undefined &&
    !/^[ZX]/.test(status.get("State") ?? "Z") &&
    (status.get("Uid") ?? "").split("\t").includes(String(uid));
  return processIds()
    .toSorted((a, b) => b - a)
    .filter((pid) => isTheirs(statusOf(pid)));
}

/** A file of `/proc/<pid>`, or undefined if it cannot be read. */
export function readProcess(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "latin1");
  } catch {
    return undefined;
  }
}

/** Sends a signal to one process; nothing happens if it has ended, and nothing ever to a group or to all. */
export function signal(pid: number, name: "SIGKILL" | "SIGSTOP"): void {
  if (!(pid > 1)) return;
  try {
    process.kill(pid, name);
  } catch {
    // It has ended already.
  }
}
