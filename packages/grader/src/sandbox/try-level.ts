import { runCanary } from "./canary/run-canary.ts";
import type { Host } from "./host.ts";
import type { Alter } from "./layer.ts";
import { isAtLeast, type Level } from "./level.ts";
import { librariesOf } from "./libraries.ts";
import type { Means } from "./means.ts";
import { houseNode } from "./node-home.ts";
import type { NodeProgram } from "./node-program.ts";
import { type Obstacle, obstacleTo } from "./obstacle.ts";
import { askedAt, type Protection, promisesOf } from "./protection.ts";

/** What came of trying a level. */
export interface Trial {
  readonly level: Level;
  /** What is missing, if the level could not even be tried. */
  readonly obstacle?: Obstacle;
  /** Why nothing started, or did not come to its end. */
  readonly failure?: string;
  readonly enforced: readonly Protection[];
  readonly notEnforced: readonly Protection[];
  /** What went through, in words. */
  readonly breaches: ReadonlyMap<Protection, readonly string[]>;
  /** Whether everything is enforced that the level promises. */
  readonly holds: boolean;
  readonly milliseconds: number;
}

/** What to start programs with at a level, and how to put it away. */
export interface Prepared {
  readonly means: Means;
  readonly remove: () => void;
}

/** Prepares a level: a Node that other users can start, and what has to be shown of it. */
export function prepare(level: Level, host: Host, node: NodeProgram, alter?: Alter): Prepared {
  const isOwnUser = isAtLeast(level, "L2") && host.isRoot;
  const { node: housed, remove } = isOwnUser ? houseNode(node) : { node, remove: () => undefined };
  const shown = isAtLeast(level, "L3")
    ? [[housed.file, housed.file] as const, ...librariesOf(housed.file)]
    : [];
  return { means: { level, host, node: housed, shown, alter }, remove };
}

/** Tries a level: lets a canary loose in it, and sees what holds. */
export async function tryLevel(
  level: Level,
  host: Host,
  node: NodeProgram,
  alter?: Alter,
): Promise<Trial> {
  const since = performance.now();
  const obstacle = obstacleTo(level, host, node);
  if (obstacle) return { ...nothing(level), obstacle };
  const { means, remove } = prepare(level, host, node, alter);
  try {
    const { breaches, failure } = await runCanary(means);
    const milliseconds = performance.now() - since;
    if (failure !== undefined) return { ...nothing(level), breaches, failure, milliseconds };
    const asked = askedAt(level);
    const isBroken = (one: Protection): boolean => breaches.has(one);
    return {
      level,
      breaches,
      enforced: asked.filter((one) => !isBroken(one)),
      notEnforced: asked.filter(isBroken),
      holds: !promisesOf(level).some(isBroken),
      milliseconds,
    };
  } finally {
    remove();
  }
}

/** A level of which nothing is known to hold. */
function nothing(level: Level): Trial {
  const notEnforced = askedAt(level);
  return { level, enforced: [], notEnforced, breaches: new Map(), holds: false, milliseconds: 0 };
}
