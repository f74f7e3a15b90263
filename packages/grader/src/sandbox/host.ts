import { spawnSync } from "node:child_process";
import { accessSync, constants, readFileSync } from "node:fs";
import { join } from "node:path";
import { findControlGroups, type GroupPlace } from "./groups/group-place.ts";
import { type Architecture, hasFilter } from "./seccomp/filter.ts";
import { type UidRange, uidRange } from "./uids.ts";

/** What this machine offers to keep programs apart with. What is missing is undefined. */
export interface Host {
  readonly platform: NodeJS.Platform;
  /** The processor, if there is a filter of system calls for it. */
  readonly architecture: Architecture | undefined;
  readonly isRoot: boolean;
  readonly setpriv: string | undefined;
  readonly prlimit: string | undefined;
  readonly shell: string | undefined;
  readonly bubblewrap: Bubblewrap | undefined;
  /** The users that programs may be, where there are enough. */
  readonly uids: UidRange | undefined;
  /** Where control groups may be made, or why not. */
  readonly groups: GroupPlace;
}

/** The program that makes namespaces. */
export interface Bubblewrap {
  readonly file: string;
  /** The options that this version knows. */
  readonly options: ReadonlySet<string>;
}

/** Looks at this machine. */
export function lookAtHost(): Host {
  const { platform, arch } = process;
  const isLinux = platform === "linux";
  const tool = (name: string): string | undefined => (isLinux ? findProgram(name) : undefined);
  const bwrap = tool("bwrap");
  return {
    platform,
    architecture: hasFilter(arch) ? arch : undefined,
    isRoot: process.getuid?.() === 0,
    setpriv: tool("setpriv"),
    prlimit: tool("prlimit"),
    shell: tool("sh"),
    bubblewrap: bwrap === undefined ? undefined : { file: bwrap, options: optionsOf(bwrap) },
    uids: isLinux ? uidRange(readText("/proc/self/uid_map")) : undefined,
    groups: isLinux ? findControlGroups() : { reason: "Only Linux has control groups." },
  };
}

/** Programs come from the system's own folders: a `PATH` could lead anywhere. */
function findProgram(name: string): string | undefined {
  const folders = ["/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin"];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function optionsOf(bwrap: string): ReadonlySet<string> {
  const { stdout } = spawnSync(bwrap, ["--help"], { encoding: "utf8" });
  return new Set(stdout?.match(/--[a-z-]+/g));
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
