import type { Host } from "./host.ts";
import type { Level } from "./level.ts";
import { isSince, type NodeProgram } from "./node-program.ts";

/** Why a level cannot be had here. */
export interface Obstacle {
  /** What is lacking; `remedies.ts` says what would help. */
  readonly lack: Lack;
  readonly why: string;
  /** The program that is not installed, and the package that holds it. */
  readonly program?: { readonly name: string; readonly from: string };
}

/** What a level can lack. */
export type Lack =
  | "node"
  | "linux"
  | "program"
  | "root"
  | "users"
  | "processor"
  | "namespaces"
  | "groups";

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
  L3: [permissions, linux, limits, filter, ownUserIfRoot, namespaces],
  L4: [permissions, linux, limits, filter, ownUserIfRoot, namespaces, groups],
};

function permissions(_host: Host, node: NodeProgram): Obstacle | undefined {
  if (isSince(node, [20, 0])) return undefined;
  return { lack: "node", why: `Node ${node.major} has no permissions.` };
}

function linux({ platform }: Host): Obstacle | undefined {
  if (platform === "linux") return undefined;
  const name = { darwin: "macOS", win32: "Windows" }[platform as string] ?? platform;
  return { lack: "linux", why: `It is made of parts of Linux, and this is ${name}.` };
}

function limits({ prlimit }: Host): Obstacle | undefined {
  return prlimit === undefined ? missing("prlimit", "util-linux") : undefined;
}

function ownUser({ isRoot, setpriv, uids }: Host): Obstacle | undefined {
  if (!isRoot) return { lack: "root", why: "Only root can start programs as other users." };
  if (setpriv === undefined) return missing("setpriv", "util-linux");
  if (uids !== undefined) return undefined;
  return { lack: "users", why: "Too few users are known here to give every program its own." };
}

function filter({ architecture }: Host): Obstacle | undefined {
  if (architecture !== undefined) return undefined;
  return { lack: "processor", why: "There is no filter of system calls for this processor." };
}

/** Without root, namespaces are all that keeps programs of one user apart; root never lends its own name. */
function ownUserIfRoot(host: Host): Obstacle | undefined {
  return host.isRoot ? ownUser(host) : undefined;
}

function namespaces({ bubblewrap }: Host): Obstacle | undefined {
  if (bubblewrap === undefined) return missing("bwrap", "bubblewrap");
  const { refusal } = bubblewrap;
  if (refusal === undefined) return undefined;
  return { lack: "namespaces", why: `This system does not let bubblewrap work: ${refusal}` };
}

function groups({ groups: place, shell }: Host): Obstacle | undefined {
  if (shell === undefined) return missing("sh", "dash");
  return "reason" in place ? { lack: "groups", why: place.reason } : undefined;
}

function missing(name: string, from: string): Obstacle {
  return {
    lack: "program",
    why: `The program ${name} is not installed.`,
    program: { name, from },
  };
}
