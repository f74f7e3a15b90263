import { isRunning, processIds, readProcess, signal, statusOf } from "./processes.ts";

/**
 * Ends what a grader that ended without warning left waiting. Linux only.
 *
 * A program at L3 ends with its grader, but for the moment in which bubblewrap has started it and not yet told it to:
 * whoever ends bubblewrap then leaves a process that waits for it for ever.
 */
export function sweepOrphans(): void {
  for (const pid of processIds()) if (isOrphan(pid)) signal(pid, "SIGKILL");
}

/** Whether it is bubblewrap's, nobody waits for it, and the grader that its folders are named after is gone. */
function isOrphan(pid: number): boolean {
  if (statusOf(pid)?.get("PPid") !== "1") return false;
  const command = readProcess(pid, "cmdline") ?? "";
  const grader = /^[^\0]*\/bwrap\0.*\/gradus-(\d+)-/s.exec(command)?.[1];
  return grader !== undefined && !isRunning(Number(grader));
}
