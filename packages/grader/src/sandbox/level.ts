/** The levels of isolation, from the weakest to the strongest; each holds what the ones before it hold. */
export const levels = ["L0", "L1", "L2", "L3", "L4"] as const;

/** How strongly a program is kept apart. */
export type Level = (typeof levels)[number];

/** Whether a level is at least another. */
export function isAtLeast(level: Level, other: Level): boolean {
  return levels.indexOf(level) >= levels.indexOf(other);
}

/** What each level is made of, beside what the ones before it are, in a few words. */
export const madeOf: Readonly<Record<Level, string>> = {
  L0: "a process of its own",
  L1: "and Node's permissions",
  L2: "and a user of its own, with limits",
  L3: "and namespaces, with a filter of system calls",
  L4: "and a control group",
};
