import { type Level, levels } from "../sandbox/level.ts";
import { Misuse } from "./misuse.ts";

/**
 * The level of isolation that an option names.
 *
 * @param command whose option it is
 * @throws Misuse if there is none of that name
 */
export function levelOf(command: string, text: string): Level {
  const level = levels.find((known) => known === text);
  if (level) return level;
  throw new Misuse(
    `${command}: there is no level "${text}".\n  The levels of isolation are ${levels.join(", ")}.\n  Try: gradus doctor`,
  );
}
