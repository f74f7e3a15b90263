import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmdirSync } from "node:fs";
import { join, relative } from "node:path";

/** Where control groups may be made. */
export type GroupPlace = GroupsV1 | GroupsV2 | { readonly reason: string };

/** The older way: a tree for each kind of limit. */
export interface GroupsV1 {
  readonly version: 1;
  readonly memory: string;
  readonly pids: string;
}

/** The newer way: one tree for all. */
export interface GroupsV2 {
  readonly version: 2;
  readonly folder: string;
}

/** A line of `/proc/self/mountinfo` that is about control groups. */
interface Mount {
  /** What of the tree is mounted. */
  readonly root: string;
  /** Where. */
  readonly at: string;
  readonly type: string;
  readonly options: readonly string[];
}

/**
 * Looks where this process may make control groups: below its own, so that its own limits hold for what it starts.
 *
 * @param proc the folder that tells about this process
 */
export function findControlGroups(proc = "/proc/self"): GroupPlace {
  try {
    const mounts = readMounts(readFileSync(join(proc, "mountinfo"), "utf8"));
    const own = readFileSync(join(proc, "cgroup"), "utf8").trim().split("\n");
    return findV1(mounts, own) ?? findV2(mounts, own) ?? { reason: nowhere };
  } catch {
    return { reason: "This system does not tell where its control groups are." };
  }
}

const nowhere =
  "No control group below the own one may be made, with limits of memory and processes.";

function readMounts(text: string): Mount[] {
  return text.split("\n").flatMap((line) => {
    const [left = "", right = ""] = line.split(" - ");
    const [, , , root = "/", at = ""] = left.split(" ");
    const [type = "", , options = ""] = right.split(" ");
    return type.startsWith("cgroup") ? [{ root, at, type, options: options.split(",") }] : [];
  });
}

function findV1(mounts: readonly Mount[], own: readonly string[]): GroupsV1 | undefined {
  const folder = (kind: string): string | undefined => {
    const mount = mounts.find(({ type, options }) => type === "cgroup" && options.includes(kind));
    const line = own.find((one) => one.split(":")[1]?.split(",").includes(kind));
    return mount && line && usable(folderIn(mount, line));
  };
  const [memory, pids] = [folder("memory"), folder("pids")];
  return memory === undefined || pids === undefined ? undefined : { version: 1, memory, pids };
}

function findV2(mounts: readonly Mount[], own: readonly string[]): GroupsV2 | undefined {
  const mount = mounts.find(({ type }) => type === "cgroup2");
  const line = own.find((one) => one.startsWith("0::"));
  return mount && line ? limitsBelow(folderIn(mount, line), mount.at) : undefined;
}

/**
 * The own group or the one above it, whichever gives the groups below it limits of memory and processes. A group that
 * holds processes itself cannot; a service manager that hands one over starts them in a group below it.
 */
function limitsBelow(folder: string, top: string): GroupsV2 | undefined {
  const above = folder === top ? [] : [join(folder, "..")];
  const found = [folder, ...above].find((one) => {
    const given = readFileSync(join(one, "cgroup.subtree_control"), "utf8").trim().split(" ");
    return given.includes("memory") && given.includes("pids") && usable(one) !== undefined;
  });
  return found === undefined ? undefined : { version: 2, folder: found };
}

function folderIn({ root, at }: Mount, line: string): string {
  const path = line.split(":").slice(2).join(":");
  return join(at, relative(root, path));
}

/** The folder, if a group can be made in it. */
function usable(folder: string): string | undefined {
  const trial = join(folder, `gradus-trial-${process.pid}`);
  try {
    if (!existsSync(folder)) return undefined;
    accessSync(folder, constants.W_OK);
    mkdirSync(trial);
    rmdirSync(trial);
    return folder;
  } catch {
    return undefined;
  }
}
