/** The levels of isolation, from the weakest to the strongest; each holds what the ones before it hold. */
export const levels = ["L0", "L1", "L2", "L3", "L4"] as const;

/** How strongly a program is kept apart. */
export type Level = (typeof levels)[number];
