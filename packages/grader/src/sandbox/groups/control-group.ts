import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { GroupsV1, GroupsV2 } from "./group-place.ts";

/** A control group for one job: the kernel counts and limits what all its processes use together. */
export interface ControlGroup {
  /** The files that a process writes 0 to, to join. */
  readonly doors: readonly string[];
  /** The most memory that was ever held, in MiB. */
  peakMiB(): number | undefined;
  /** Whether the kernel ended something in it for want of memory. */
  isOutOfMemory(): boolean;
  /** The processes in it. */
  members(): number[];
  /** Removes it; false if something is still in it. */
  remove(): boolean;
}

/** Limits of a group. */
export interface GroupLimits {
  readonly memoryMiB: number;
  readonly processes: number;
}

const mebibyte = 1024 * 1024;

/** Makes a control group. */
export function makeGroup(
  place: GroupsV1 | GroupsV2,
  name: string,
  limits: GroupLimits,
): ControlGroup {
  return place.version === 1 ? makeV1(place, name, limits) : makeV2(place, name, limits);
}

function makeV1(
  place: GroupsV1,
  name: string,
  { memoryMiB, processes }: GroupLimits,
): ControlGroup {
  const memory = join(place.memory, name);
  const pids = join(place.pids, name);
  const bytes = String(memoryMiB * mebibyte);
  mkdirSync(memory);
  mkdirSync(pids);
  writeFileSync(join(memory, "memory.limit_in_bytes"), bytes);
  // With swap, where it is counted; it cannot be less than without.
  tryTo(() => writeFileSync(join(memory, "memory.memsw.limit_in_bytes"), bytes));
  writeFileSync(join(pids, "pids.max"), String(processes));
  return group([memory, pids], {
    peak: join(memory, "memory.max_usage_in_bytes"),
    events: join(memory, "memory.oom_control"),
  });
}

function makeV2(
  place: GroupsV2,
  name: string,
  { memoryMiB, processes }: GroupLimits,
): ControlGroup {
  const folder = join(place.folder, name);
  mkdirSync(folder);
  writeFileSync(join(folder, "memory.max"), String(memoryMiB * mebibyte));
  tryTo(() => writeFileSync(join(folder, "memory.swap.max"), "0"));
  tryTo(() => writeFileSync(join(folder, "memory.oom.group"), "1"));
  writeFileSync(join(folder, "pids.max"), String(processes));
  return group([folder], {
    peak: join(folder, "memory.peak"),
    events: join(folder, "memory.events"),
  });
}

function group(
  folders: readonly string[],
  files: { readonly peak: string; readonly events: string },
): ControlGroup {
  return {
    doors: folders.map((folder) => join(folder, "cgroup.procs")),
    peakMiB: () => {
      const bytes = tryTo(() => Number(readFileSync(files.peak, "utf8")));
      return bytes === undefined ? undefined : bytes / mebibyte;
    },
    isOutOfMemory: () =>
      /^oom_kill [1-9]/m.test(tryTo(() => readFileSync(files.events, "utf8")) ?? ""),
    members: () => folders.flatMap((folder) => numbersIn(join(folder, "cgroup.procs"))),
    // Every folder, also after one that is still busy; one that is gone already is fine.
    remove: () => folders.map(removeFolder).every(Boolean),
  };
}

function numbersIn(file: string): number[] {
  const text = tryTo(() => readFileSync(file, "utf8")) ?? "";
  return text.split("\n").filter(Boolean).map(Number);
}

function removeFolder(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT";
  }
}

function tryTo<Result>(body: () => Result): Result | undefined {
  try {
    return body();
  } catch {
    return undefined;
  }
}
