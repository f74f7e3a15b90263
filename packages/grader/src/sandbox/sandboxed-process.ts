import { setTimeout as pause } from "node:timers/promises";
import { killTree } from "../child/kill-tree.ts";
import type { ControlGroup } from "./groups/control-group.ts";
import { killUser } from "./kill-user.ts";
import { type Launched, launch } from "./launch.ts";
import { isAtLeast } from "./level.ts";
import type { Means } from "./means.ts";
import { isRunning, processesOf, signal, statusOf } from "./processes.ts";
import type { Job, Remains, SandboxedProcess } from "./sandbox.ts";

/** How long something may take to vanish that nothing but SIGKILL was sent to, in milliseconds. */
const patience = 5000;

/** A program in a sandbox, with what looking at it takes. */
export interface Watched extends SandboxedProcess {
  /** The first process of its namespace of processes, once it is known. */
  readonly first: () => number | undefined;
}

/** Starts a job, and sees to it that nothing of it stays. */
export function startSandboxed(means: Means, job: Job): Watched {
  const launched = launch(means, job);
  const { child } = launched;
  const kill = (): void => end(launched);
  const over = new Promise<void>((resolve) => {
    child.on("error", () => resolve());
    child.on("exit", () => resolve());
  });
  return { child, kill, first: launched.first, gone: over.then(() => clear(means, launched)) };
}

/** Ends the program. What it started in the same group, namespace or control group ends with it. */
function end({ child, first, group, uid }: Launched): void {
  const inside = first();
  // With the first process of a namespace all others end; bubblewrap then sees it and ends by itself.
  if (inside !== undefined && isOurs(inside, uid)) signal(inside, "SIGKILL");
  else if (child.pid !== undefined) killTree(child.pid);
  for (const pid of group?.members() ?? []) signal(pid, "SIGKILL");
}

/** Whether a number is still that of the process we mean: numbers are given again. */
function isOurs(pid: number, uid: number | undefined): boolean {
  if (!isRunning(pid)) return false;
  return uid === undefined || statusOf(pid)?.get("Uid")?.split("\t")[0] === String(uid);
}

/** Waits until nothing is left, and ends what is. */
async function clear(means: Means, launched: Launched): Promise<Remains> {
  const until = performance.now() + patience;
  const { uid } = launched;
  end(launched);
  // What left the group is still its user's. Inside namespaces nothing can have left.
  if (uid !== undefined && !isAtLeast(means.level, "L3")) await killUser(uid);
  for (let wait = 1; isThere(launched) && performance.now() < until; wait *= 2) {
    await pause(wait);
    end(launched);
    if (uid !== undefined && wait > 8) await killUser(uid);
  }
  return launched.group ? removeGroup(launched.group, until) : {};
}

/** Whether anything of it runs. */
function isThere({ first, uid, group }: Launched): boolean {
  const inside = first();
  if (inside !== undefined && isOurs(inside, uid)) return true;
  if (uid !== undefined && processesOf(uid).length > 0) return true;
  return (group?.members().length ?? 0) > 0;
}

/** Reads what a group counted, and removes it as soon as it is empty. */
async function removeGroup(group: ControlGroup, until: number): Promise<Remains> {
  const outOfMemory = group.isOutOfMemory();
  const peakMiB = group.peakMiB();
  while (!group.remove() && performance.now() < until) await pause(2);
  return peakMiB === undefined ? { outOfMemory } : { outOfMemory, peakMiB };
}
