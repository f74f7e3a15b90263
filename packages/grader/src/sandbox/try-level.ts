import { runCanary } from "./canary/run-canary.ts";
import type { Try } from "./canary/task.ts";
import type { Host } from "./host.ts";
import type { Alter } from "./layer.ts";
import type { Level } from "./level.ts";
import type { NodeProgram } from "./node-program.ts";
import { type Obstacle, obstacleTo } from "./obstacle.ts";
import { prepare } from "./prepare.ts";
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
  /** Everything that the canary tried there, and what came of it. */
  readonly tries: readonly Try[];
  /** Whether everything is enforced that the level promises. */
  readonly holds: boolean;
  readonly milliseconds: number;
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
    const { breaches, tries, failure } = await runCanary(means);
    const milliseconds = Math.round(performance.now() - since);
    if (failure !== undefined) return { ...nothing(level), breaches, tries, failure, milliseconds };
    const asked = askedAt(level);
    const isBroken = (one: Protection): boolean => breaches.has(one);
    return {
      level,
      breaches,
      tries,
      enforced: asked.filter((one) => !isBroken(one)),
      notEnforced: asked.filter(isBroken),
      holds: !promisesOf(level).some(isBroken),
      milliseconds,
    };
  } finally {
    remove();
  }
}

/**
 * Tries a level the first time somebody asks, and answers the same from then on: what a system lets a program do does
 * not change while this one runs.
 */
export function tryLevelOnce(level: Level, host: Host, node: NodeProgram): Promise<Trial> {
  const name = `${level} ${node.file}`;
  const known = trials.get(name) ?? tryLevel(level, host, node);
  trials.set(name, known);
  // What could not be tried at all, for want of space for instance, is tried again.
  known.catch(() => trials.delete(name));
  return known;
}

const trials = new Map<string, Promise<Trial>>();

/** A level of which nothing is known to hold. */
function nothing(level: Level): Trial {
  return {
    level,
    enforced: [],
    notEnforced: askedAt(level),
    breaches: new Map(),
    tries: [],
    holds: false,
    milliseconds: 0,
  };
}
