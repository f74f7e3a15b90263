import { readdirSync, rmdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { isRunning } from "../processes.ts";
import type { GroupsV1, GroupsV2 } from "./group-place.ts";

/** How old a group has to be, in milliseconds: a grader that cannot be seen from here may have just made it. */
const aMinute = 60_000;

/**
 * Removes the groups of graders that ended without warning. A group that something is in cannot be removed.
 *
 * @param age how old they have to be, in milliseconds
 */
export function sweepGroups(place: GroupsV1 | GroupsV2, age: number = aMinute): void {
  const folders = place.version === 1 ? [place.memory, place.pids] : [place.folder];
  for (const folder of folders) {
    for (const name of readdirSync(folder)) {
      const grader = /^gradus-(\d+)-/.exec(name)?.[1];
      if (grader !== undefined && !isRunning(Number(grader))) sweep(join(folder, name), age);
    }
  }
}

function sweep(group: string, age: number): void {
  try {
    if (Date.now() - statSync(group).mtimeMs >= age) rmdirSync(group);
  } catch {
    // Somebody else removed it, or something is in it.
  }
}
