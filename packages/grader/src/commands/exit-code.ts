import type { State } from "../verdict/verdict.ts";

/** What the command's exit codes mean. */
export const exitCodes = {
  /** Nothing that was attempted is wrong. */
  fine: 0,
  /** Something that was attempted is wrong. */
  wrong: 1,
  /** The command was not understood, or could not do what it was asked. */
  misused: 2,
  /** The course itself is broken. */
  broken: 3,
} as const;

/** The exit code for some exercises: untouched ones are to do, not wrong. */
export function exitCodeFor(states: readonly State[]): number {
  if (states.includes("broken")) return exitCodes.broken;
  return states.includes("wrong") ? exitCodes.wrong : exitCodes.fine;
}
