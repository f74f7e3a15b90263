import { accessSync, constants, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Bubblewrap, lookAtBubblewrap, type NamespaceStart } from "./bubblewrap.ts";
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

/** Looks at this machine. What takes other programs, or trials, is only looked at when somebody asks. */
export function lookAtHost(): Host {
  const { platform, arch } = process;
  const isLinux = platform === "linux";
  const tool = (name: string): string | undefined => (isLinux ? findProgram(name) : undefined);
  const start: NamespaceStart = {
    isRoot: process.getuid?.() === 0,
    setpriv: tool("setpriv"),
    prlimit: tool("prlimit"),
    uids: isLinux ? uidRange(readText("/proc/self/uid_map")) : undefined,
  };
  const file = tool("bwrap");
  const bubblewrap = once(() => (file === undefined ? undefined : lookAtBubblewrap(file, start)));
  const groups = once((): GroupPlace =>
    isLinux ? findControlGroups() : { reason: "Only Linux has control groups." },
  );
  return {
    ...start,
    platform,
    architecture: hasFilter(arch) ? arch : undefined,
    shell: tool("sh"),
    get bubblewrap() {
      return bubblewrap();
    },
    get groups() {
      return groups();
    },
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
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

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
