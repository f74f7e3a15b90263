import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { markedPrograms } from "../sandbox/canary/marked-programs.ts";
import { findControlGroups } from "../sandbox/groups/group-place.ts";
import { processesOf } from "../sandbox/processes.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";

/** A sandbox that is listened to, and what is left of what ran in it. */
export interface WatchedSandbox {
  readonly sandbox: Sandbox;
  /** All that programs printed since the last time. */
  readonly takeSaid: () => string;
  /** Programs, mounts, control groups and files that are still there, in words; programs are ended. */
  readonly leftovers: () => string[];
}

const mostHeard = 4 * 1024 * 1024;

/**
 * Listens to a sandbox.
 *
 * @param marker in the command line of whatever attacks start
 */
export function watchSandbox(sandbox: Sandbox, marker: string): WatchedSandbox {
  let said = "";
  const users = new Set<number>();
  const mountsBefore = mounts();
  const hear = (chunk: Buffer): void => {
    if (said.length < mostHeard) said += chunk.toString();
  };
  return {
    sandbox: {
      ...sandbox,
      start: (job) => {
        const one = sandbox.start(job);
        const user = one.child.spawnargs.join(" ").match(/--reuid=(\d+)/)?.[1];
        if (user !== undefined) users.add(Number(user));
        one.child.stdout?.on("data", hear);
        one.child.stderr?.on("data", hear);
        return one;
      },
    },
    takeSaid: () => {
      const text = said;
      said = "";
      return text;
    },
    leftovers: () => {
      const programs = programsOf(marker, users);
      programs.forEach(end);
      const mounted = mounts().filter((one) => !mountsBefore.includes(one));
      return [
        ...programs.map(() => "a program still ran"),
        ...mounted.map(() => "something stayed mounted"),
        ...groupsLeft().map(() => "a control group was left"),
        ...boxesLeft().map(() => "a temporary folder was left"),
      ];
    },
  };
}

/** Programs that attacks started, that run what this process put on its shelf, or whose user is one that it gave. */
function programsOf(marker: string, users: ReadonlySet<number>): number[] {
  const shelves = join(tmpdir(), `gradus-${process.pid}-`);
  const found = [
    ...markedPrograms(marker),
    ...markedPrograms(shelves),
    ...[...users].flatMap(processesOf),
  ];
  return [...new Set(found)].filter((pid) => pid !== process.pid);
}

function end(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended meanwhile.
  }
}

function mounts(): string[] {
  if (process.platform !== "linux") return [];
  const lines = readFileSync("/proc/self/mountinfo", "utf8").trim().split("\n");
  return lines.map((line) => line.split(" ")[4] ?? "");
}

function groupsLeft(): string[] {
  const place = findControlGroups();
  if ("reason" in place) return [];
  const folders = place.version === 1 ? [place.memory, place.pids] : [place.folder];
  return folders.flatMap((folder) => ours(readdirSync(folder)));
}

/** Programs wait in boxes, each on the shelf of this process. */
function boxesLeft(): string[] {
  const shelves = ours(readdirSync(tmpdir())).map((name) => join(tmpdir(), name));
  return shelves.flatMap((shelf) => readdirSync(shelf).filter((name) => name.startsWith("box-")));
}

function ours(names: readonly string[]): string[] {
  return names.filter((name) => name.startsWith(`gradus-${process.pid}-`));
}
