import { lookAround } from "./doctor/surroundings.ts";
import { remedies } from "./doctor/remedies.ts";
import { isAtLeast, type Level, levels } from "./level.ts";
import { protections, promisesOf } from "./protection.ts";
import { SandboxError } from "./sandbox-error.ts";
import type { Trial } from "./try-level.ts";

/** What was chosen, and why nothing else was. */
export interface Choice {
  readonly trial: Trial;
  /** Why it is weaker than what was asked for, in a sentence or two; undefined if it is not. */
  readonly instead: string | undefined;
}

/**
 * Chooses the weakest level that is at least the one asked for and that a canary found no hole in; if weaker ones are
 * accepted, the strongest of those after that.
 *
 * @throws SandboxError if there is none, with what the level lacks
 */
export async function chooseLevel(
  level: Level,
  acceptWeaker: boolean,
  tryOne: (level: Level) => Promise<Trial>,
): Promise<Choice> {
  let wanted: Trial | undefined;
  for (const one of candidates(level, acceptWeaker)) {
    const trial = await tryOne(one);
    if (trial.holds) {
      const isWeaker = !isAtLeast(one, level);
      return { trial, instead: isWeaker && wanted ? absence(wanted) : undefined };
    }
    wanted ??= trial;
  }
  throw refusal(level, wanted);
}

/** The level, the stronger ones in their order, and then, if that is accepted, the weaker ones, strongest first. */
function candidates(level: Level, acceptWeaker: boolean): Level[] {
  if (level === "L0") return ["L0"];
  const stronger = levels.filter((one) => isAtLeast(one, level));
  const weaker = levels.filter((one) => !isAtLeast(one, level)).toReversed();
  return acceptWeaker ? [...stronger, ...weaker] : stronger;
}

function refusal(level: Level, wanted: Trial | undefined): SandboxError {
  const [first] = wanted?.obstacle ? remedies(wanted.obstacle, lookAround()) : [];
  return new SandboxError(
    `gradus: ${wanted ? absence(wanted) : `Isolation ${level} is not to be had here.`}`,
    "A grade is worth as much as what keeps a program from making it: a weaker level has to be accepted by somebody.",
    first === undefined
      ? "gradus doctor, which shows every level"
      : `${first}\n  gradus doctor shows every level, and what it lacks.`,
  );
}

/** `Isolation L3 is not to be had here. The program bwrap is not installed.` */
function absence(trial: Trial): string {
  return `Isolation ${trial.level} is not to be had here. ${lackOf(trial)}`;
}

/** Why a level is not to be had, in a sentence or two. */
export function lackOf({ obstacle, failure, level, breaches }: Trial): string {
  if (obstacle) return obstacle.why;
  if (failure !== undefined) return `A trial failed. ${failure}`;
  const broken = promisesOf(level).filter((one) => breaches.has(one));
  return `A trial found a hole: ${broken.map((one) => protections[one]).join(", ")}.`;
}
