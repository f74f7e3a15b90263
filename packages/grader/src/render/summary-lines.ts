import type { State } from "../verdict/verdict.ts";
import type { Paper } from "./paper.ts";
import { row } from "./row.ts";
import { stateSigns } from "./signs.ts";
import { count } from "./words.ts";

/** One exercise of a table of points. */
export interface Scored {
  readonly id: string;
  readonly state: State;
  readonly points: number;
  readonly maxPoints: number;
}

/** A table of points, and their sum. */
export function summaryLines(scored: readonly Scored[], paper: Paper): string {
  const { ink } = paper;
  const lines = scored.flatMap(({ id, state, points, maxPoints }) => {
    const { sign, words, style } = stateSigns[state];
    const right = maxPoints === 0 ? words : `${words}  ${pad(points)} / ${pad(maxPoints)}`;
    return row(paper, `  ${sign} ${id}`, right, { left: style(ink), right: ink.quiet });
  });
  const total = (of: "points" | "maxPoints"): number =>
    scored.reduce((sum, one) => sum + one[of], 0);
  const done = scored.filter(({ state }) => state === "done").length;
  const exercises = `  ${done} of ${count(scored.length, "exercise")} done`;
  const points = `${total("points")} of ${count(total("maxPoints"), "point")}`;
  return `${["", ...lines, "", ...row(paper, exercises, points, { left: ink.strong, right: ink.strong }), ""].join("\n")}\n`;
}

function pad(n: number): string {
  return String(n).padStart(2);
}
