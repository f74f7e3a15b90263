import type { ExerciseEntry, ModuleEntry } from "@gradus/exercises";
import type { Progress } from "../progress/refresh-progress.ts";
import { standingOf } from "../progress/standing.ts";
import type { Paper } from "./paper.ts";
import { wrappedRow } from "./row.ts";
import { signs } from "./signs.ts";
import { totals } from "./totals.ts";
import { count } from "./words.ts";

/** A module, and how its exercises stand. */
export interface Part {
  readonly module: ModuleEntry;
  readonly progress: readonly Progress[];
}

/** A module's name, and how much of it is done. */
export function headingLines({ module, progress }: Part, paper: Paper): string[] {
  const { ink } = paper;
  const heading = `  ${String(module.number).padStart(2)}  ${module.title}`;
  return wrappedRow(paper, heading, shortScore(progress), 6, {
    left: ink.strong,
    right: ink.quiet,
  });
}

/** The exercises of a module; or one of them, and how many there are beside it. */
export function openLines(
  { progress }: Part,
  alone: ExerciseEntry | undefined,
  paper: Paper,
): string[] {
  const told = alone ? progress.filter(({ exercise }) => exercise.id === alone.id) : progress;
  const left = progress.length - told.length;
  const more = left > 0 ? [paper.ink.quiet(`      · ${count(left, "more exercise")}`)] : [];
  return [...told.flatMap((one) => exerciseLines(one, paper)), ...more];
}

function exerciseLines({ exercise, record, plan }: Progress, paper: Paper): string[] {
  const { ink, width } = paper;
  const standing = standingOf(record);
  const { sign, style } = signs[standing];
  const right = record.maxPoints === 0 ? "" : `${record.points}/${record.maxPoints}`.padStart(5);
  const title = plan?.title ?? exercise.title;
  const plain = `      ${sign} ${title}`;
  const name = exercise.id.split("/")[1];
  // Where there is room, the name that commands take stands in a column of its own.
  const column = 46;
  const wide = width >= 76 && plain.length < column - 1;
  if (wide) {
    const left = `${style(ink)(plain)}${" ".repeat(column - plain.length)}${ink.quiet(name)}`;
    const gap = width - column - name.length - right.length;
    return [`${left}${" ".repeat(Math.max(gap, 1))}${ink.quiet(right)}`];
  }
  return wrappedRow(paper, plain, right, 8, { left: style(ink), right: ink.quiet });
}

function shortScore(progress: readonly Progress[]): string {
  const { done, points, maxPoints } = totals(progress);
  return `${done} of ${progress.length}  ${`${points}/${maxPoints}`.padStart(6)}`;
}
