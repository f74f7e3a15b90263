import { setImmediate as turn } from "node:timers/promises";
import { processesOf, signal, statusOf } from "./processes.ts";

/** Milliseconds after which no more is looked for: with a limit of processes nobody lasts that long. */
const patience = 3000;
/** Rounds that have to find nothing new, where nothing was found at all, and where something was. */
const calmRounds = { atFirst: 2, after: 12 } as const;

/**
 * Ends every process of a user, however fast they start others. Linux only.
 *
 * First all are stopped: what is stopped starts nothing, and keeps its place among those that the user may have, so
 * that soon none is left that could. What starts the next one and ends can slip through a round, but not through many.
 * "Signal everything you may" would be one line, and a mistake in it would end the machine.
 *
 * @throws RangeError if it may be somebody's user
 */
export async function killUser(uid: number): Promise<void> {
  if (!(uid >= 1000)) throw new RangeError(`killUser: ${uid} may be somebody's user.`);
  const until = performance.now() + patience;
  let found = await stopAll(uid, calmRounds.atFirst, until);
  while (found && performance.now() < until) {
    for (const pid of processesOf(uid)) signal(pid, "SIGKILL");
    found = await stopAll(uid, calmRounds.after, until);
  }
  for (const pid of processesOf(uid)) signal(pid, "SIGKILL");
}

/** Stops everything until so many rounds found nothing that moves; says whether anything was found. */
async function stopAll(uid: number, rounds: number, until: number): Promise<boolean> {
  let isAnything = false;
  for (let calm = 0; calm < rounds && performance.now() < until; calm++) {
    const moving = processesOf(uid).filter((pid) => !isIn(pid, /^[Tt]/));
    for (const pid of moving) signal(pid, "SIGSTOP");
    isAnything ||= moving.length > 0;
    // What waits for one that it just started stops as soon as it goes on.
    if (moving.some((pid) => !isIn(pid, /^[TtD]/))) calm = -1;
    await turn();
  }
  return isAnything;
}

/** Whether a process is in a state, or is not there any more. */
function isIn(pid: number, state: RegExp): boolean {
  return state.test(statusOf(pid)?.get("State") ?? "T");
}
