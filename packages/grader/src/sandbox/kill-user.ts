import { processesOf, signal, statusOf } from "./processes.ts";

/** More rounds than a user with a limit of processes can outlast. */
const mostRounds = 500;

/**
 * Ends every process of a user, however fast they start others. Linux only.
 *
 * First all are stopped: what is stopped starts nothing, and keeps its place among those that the user may have, so
 * that soon none is left that could. "Signal everything you may" would be shorter, and a mistake in it would end the
 * machine.
 *
 * @throws RangeError if it may be somebody's user
 */
export function killUser(uid: number): void {
  if (!(uid >= 1000)) throw new RangeError(`killUser: ${uid} may be somebody's user.`);
  for (let round = 0; round < mostRounds; round++) {
    const moving = processesOf(uid).filter((pid) => !isStopped(pid));
    if (moving.length === 0) break;
    for (const pid of moving) signal(pid, "SIGSTOP");
  }
  for (const pid of processesOf(uid)) signal(pid, "SIGKILL");
}

function isStopped(pid: number): boolean {
  return /^[Tt]/.test(statusOf(pid)?.get("State") ?? "T");
}
