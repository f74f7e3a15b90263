import type { Standing } from "../progress/standing.ts";
import type { State } from "../verdict/verdict.ts";
import type { Ink } from "./paper.ts";

/** A sign, and the words for it. */
export interface Sign {
  readonly sign: string;
  readonly words: string;
  readonly style: (ink: Ink) => (text: string) => string;
}

/** How each standing looks. */
export const signs: Readonly<Record<Standing, Sign>> = {
  done: { sign: "✓", words: "done", style: (ink) => ink.good },
  "in-progress": { sign: "◐", words: "in progress", style: (ink) => ink.attention },
  "to-do": { sign: "○", words: "to do", style: (ink) => ink.quiet },
  "look-again": { sign: "↻", words: "needs another look", style: (ink) => ink.bad },
  broken: { sign: "!", words: "the exercise is broken", style: (ink) => ink.bad },
};

/** How each state of a verdict looks. */
export const stateSigns: Readonly<Record<State, Sign>> = {
  done: signs.done,
  wrong: { sign: "✗", words: "not there yet", style: (ink) => ink.bad },
  "to-do": signs["to-do"],
  broken: signs.broken,
};
