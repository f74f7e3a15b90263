import { spawn } from "node:child_process";

/**
 * Ends a process that was started as its own group, and everything it started.
 *
 * Only SIGKILL is used: a program that is stuck in a loop does not answer to anything else.
 */
export function killTree(pid: number): void {
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
