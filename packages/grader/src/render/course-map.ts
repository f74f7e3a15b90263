import type { ModuleEntry } from "@gradus/exercises";
import type { Progress } from "../progress/refresh-progress.ts";
import { standingOf } from "../progress/standing.ts";
import type { Paper } from "./paper.ts";
import { row, wrappedRow } from "./row.ts";
import { signs } from "./signs.ts";
import { count } from "./words.ts";
import { wrap } from "./wrap.ts";

/** The whole course on one page: modules, exercises, points, and how each stands. */
export function courseMap(
  modules: readonly ModuleEntry[],
  progress: readonly Progress[],
  paper: Paper,
): string {
  const { ink } = paper;
  const lines = [
    "",
    ...row(paper, "  Gradus", score(progress), { left: ink.strong, right: ink.quiet }),
  ];
  for (const module of modules) {
    const own = progress.filter(({ exercise }) => exercise.module === module.id);
    if (own.length > 0) lines.push("", ...moduleLines(module, own, paper));
  }
  return `${[...lines, "", ...legend(progress, paper)].join("\n")}\n`;
}

function moduleLines(module: ModuleEntry, progress: readonly Progress[], paper: Paper): string[] {
  const { ink } = paper;
  const heading = `  ${String(module.number).padStart(2)}  ${module.title}`;
  return [
    ...wrappedRow(paper, heading, shortScore(progress), 6, { left: ink.strong, right: ink.quiet }),
    ...progress.flatMap((one) => exerciseLines(one, paper)),
  ];
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

function score(progress: readonly Progress[]): string {
  const { done, points, maxPoints } = totals(progress);
  return `${done} of ${progress.length} done · ${points} of ${count(maxPoints, "point")}`;
}

function shortScore(progress: readonly Progress[]): string {
  const { done, points, maxPoints } = totals(progress);
  return `${done} of ${progress.length}  ${`${points}/${maxPoints}`.padStart(6)}`;
}

function totals(progress: readonly Progress[]): {
  done: number;
  points: number;
  maxPoints: number;
} {
  const sum = (of: "points" | "maxPoints"): number =>
    progress.reduce((total, { record }) => total + record[of], 0);
  const done = progress.filter(({ record }) => record.state === "done").length;
  return { done, points: sum("points"), maxPoints: sum("maxPoints") };
}

/** Explains the signs that occur. */
function legend(progress: readonly Progress[], { ink, width }: Paper): string[] {
  const found = new Set(progress.map(({ record }) => standingOf(record)));
  const words = (["done", "in-progress", "to-do", "look-again", "broken"] as const)
    .filter((standing) => found.has(standing))
    .map((standing) => `${signs[standing].sign} ${signs[standing].words}`);
  return wrap(`  ${words.join("   ")}`, width, 2).map(ink.quiet);
}
