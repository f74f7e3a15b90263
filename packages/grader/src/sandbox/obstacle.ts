import type { Host } from "./host.ts";
import type { Level } from "./level.ts";
import { isSince, type NodeProgram } from "./node-program.ts";

/** Why a level cannot be had here, and what would change that. */
export interface Obstacle {
  readonly why: string;
  readonly fix: string;
}

/** The first thing that a level lacks here, or undefined if it can be tried. */
export function obstacleTo(level: Level, host: Host, node: NodeProgram): Obstacle | undefined {
  for (const need of needs[level]) {
    const found = need(host, node);
    if (found) return found;
  }
  return undefined;
}

type Need = (host: Host, node: NodeProgram) => Obstacle | undefined;

const needs: Readonly<Record<Level, readonly Need[]>> = {
  L0: [],
  L1: [permissions],
  L2: [permissions, linux, limits, ownUser],
  L3: [permissions, linux, limits, filter, namespaces, ownUserIfRoot],
  L4: [permissions, linux, limits, filter, namespaces, ownUserIfRoot, groups],
};

function permissions(_host: Host, node: NodeProgram): Obstacle | undefined {
  if (isSince(node, [20, 0])) return undefined;
  return { why: `Node ${node.major} has no permissions.`, fix: "install Node 20.19 or newer" };
}

function linux({ platform }: Host): Obstacle | undefined {
  if (platform === "linux") return undefined;
  return {
    why: "This system is not Linux.",
    fix: "grade on Linux: a virtual machine, a container, or WSL 2",
  };
}

function limits({ prlimit }: Host): Obstacle | undefined {
  return prlimit === undefined ? missing("prlimit", "util-linux") : undefined;
}

function ownUser({ isRoot, setpriv, shell, uids }: Host): Obstacle | undefined {
  if (!isRoot) return { why: "Only root can start programs as other users.", fix: "run with sudo" };
  if (setpriv === undefined) return missing("setpriv", "util-linux");
  if (shell === undefined) return missing("sh", "dash");
  if (uids !== undefined) return undefined;
  return {
    why: "This container knows too few users to give every program its own.",
    fix: "give the container a full range of users (65,536)",
  };
}

function namespaces({ bubblewrap }: Host): Obstacle | undefined {
  return bubblewrap === undefined ? missing("bwrap", "bubblewrap") : undefined;
}

function filter({ architecture }: Host): Obstacle | undefined {
  if (architecture !== undefined) return undefined;
  return {
    why: "There is no filter of system calls for this processor.",
    fix: "grade on x86_64 or aarch64",
  };
}

/** Without root, namespaces are all that keeps programs of one user apart; root never lends its own name. */
function ownUserIfRoot(host: Host): Obstacle | undefined {
  return host.isRoot ? ownUser(host) : undefined;
}

function groups({ groups: place }: Host): Obstacle | undefined {
  if (!("reason" in place)) return undefined;
  return {
    why: place.reason,
    fix: "run as root, or let a service manager hand over a group (Delegate=memory pids)",
  };
}

function missing(program: string, from: string): Obstacle {
  return {
    why: `The program ${program} is not installed.`,
    fix: `apt-get install ${from}`,
  };
}
