import { sweepGroups } from "./groups/sweep-groups.ts";
import type { Host } from "./host.ts";
import type { Alter } from "./layer.ts";
import type { Shown } from "./layers/namespaces-layer.ts";
import { isAtLeast, type Level } from "./level.ts";
import { librariesOf } from "./libraries.ts";
import type { Means } from "./means.ts";
import { houseNode } from "./node-home.ts";
import type { NodeProgram } from "./node-program.ts";
import { sweepOrphans } from "./sweep-orphans.ts";

/** What to start programs with at a level, and how to put it away. */
export interface Prepared {
  readonly means: Means;
  readonly remove: () => void;
}

/**
 * Prepares a level: a Node that other users can start, and what has to be shown of it. What graders left that ended
 * without warning is put away first.
 */
export function prepare(level: Level, host: Host, node: NodeProgram, alter?: Alter): Prepared {
  if (isAtLeast(level, "L3") && host.platform === "linux") sweepOrphans();
  if (isAtLeast(level, "L4") && !("reason" in host.groups)) sweepGroups(host.groups);
  const isOwnUser = isAtLeast(level, "L2") && host.isRoot;
  const { node: housed, remove } = isOwnUser ? houseNode(node) : { node, remove: () => undefined };
  const shown = isAtLeast(level, "L3") ? shownOf(housed, host) : [];
  return { means: { level, host, node: housed, shown, alter }, remove };
}

/** The programs that start inside namespaces, and their libraries, each once. */
function shownOf({ file }: NodeProgram, { isRoot, prlimit }: Host): Shown[] {
  // Threads of a user who has other programs are limited from inside.
  const programs = isRoot || prlimit === undefined ? [file] : [file, prlimit];
  const paths = programs.flatMap((one) => [one, ...librariesOf(one)]);
  return [...new Set(paths)].map((path) => [path, path]);
}
