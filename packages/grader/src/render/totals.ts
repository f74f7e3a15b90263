import type { Progress } from "../progress/refresh-progress.ts";

/** How many exercises are done, and the points of all. */
export interface Totals {
  readonly done: number;
  readonly points: number;
  readonly maxPoints: number;
}

/** Adds exercises up. */
export function totals(progress: readonly Progress[]): Totals {
  const sum = (of: "points" | "maxPoints"): number =>
    progress.reduce((total, { record }) => total + record[of], 0);
  const done = progress.filter(({ record }) => record.state === "done").length;
  return { done, points: sum("points"), maxPoints: sum("maxPoints") };
}
