import { type Host, lookAtHost } from "../host.ts";
import { type Level, levels } from "../level.ts";
import { type NodeProgram, nodeProgram } from "../node-program.ts";
import { type Trial, tryLevelOnce } from "../try-level.ts";
import { remedies } from "./remedies.ts";
import { lookAround, type Surroundings } from "./surroundings.ts";

/** Where levels are tried, and with which Node. */
export interface Place {
  readonly around: Surroundings;
  readonly host: Host;
  readonly node: NodeProgram;
}

/** What came of trying a level, and what would help where it is not to be had. */
export interface Finding extends Trial {
  readonly remedies: readonly string[];
}

/** Looks at this machine. */
export function placeHere(file?: string): Place {
  return { around: lookAround(), host: lookAtHost(), node: nodeProgram(file) };
}

/**
 * Tries every level, one after the other: together they would slow each other down.
 *
 * @param begin hears of each level before it is tried
 */
export async function* examine(
  { around, host, node }: Place,
  begin: (level: Level) => void,
): AsyncGenerator<Finding> {
  for (const level of levels) {
    begin(level);
    const trial = await tryLevelOnce(level, host, node);
    yield { ...trial, remedies: trial.obstacle ? remedies(trial.obstacle, around) : [] };
  }
}

/** The strongest level that holds: there is always one, or nothing can be run here at all. */
export function strongestOf(findings: readonly Finding[]): Level | undefined {
  return findings.findLast(({ holds }) => holds)?.level;
}

/** Whether a level was tried, and does not hold: something is wrong that nobody can install. */
export function isWrong({ holds, obstacle }: Finding): boolean {
  return !holds && obstacle === undefined;
}
