import { spawn } from "node:child_process";

/**
 * Ends a process that was started as its own group, and everything it started.
 *
 * Only SIGKILL is used: a program that is stuck in a loop does not answer to anything else.
 *
 * @param pid its number; 0 and 1 stand for one's own group and for everything, and end nothing here
 */
export function killTree(pid: number): void {
  if (!(pid > 1)) return;
  if (process.platform === "win32") {
    spawn("taskkill", ["/pid", String(pid), "/t", "/f"], { stdio: "ignore", windowsHide: true });
    return;
  }
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Nothing of the group is left.
  }
}
