import type { ExerciseEntry, ModuleEntry } from "@gradus/exercises";
import type { Progress } from "../progress/refresh-progress.ts";
import { standingOf } from "../progress/standing.ts";
import type { Paper } from "./paper.ts";
import { headingLines, openLines, type Part } from "./module-lines.ts";
import { row } from "./row.ts";
import { signs } from "./signs.ts";
import { totals } from "./totals.ts";
import { count } from "./words.ts";
import { wrap } from "./wrap.ts";

/** How much of the course to tell. */
export interface MapOptions {
  /** The most lines that there is room for: without end unless said otherwise. */
  readonly room?: number;
  /** The exercise that is told in any case, with its module. */
  readonly current?: ExerciseEntry | undefined;
}

/**
 * The whole course on one page: modules, exercises, points, and how each stands.
 *
 * Where there is no room for all of it, modules that are done or not begun become their heading, then all but the
 * current one, and so on: the first map is taken that fits.
 */
export function courseMap(
  modules: readonly ModuleEntry[],
  progress: readonly Progress[],
  paper: Paper,
  { room = Infinity, current = progress[0]?.exercise }: MapOptions = {},
): string {
  const parts = modules.flatMap((module) => {
    const own = progress.filter(({ exercise }) => exercise.module === module.id);
    return own.length > 0 ? [{ module, progress: own }] : [];
  });
  let lines: string[] = [];
  for (const detail of details) {
    lines = mapLines(parts, detail, current, progress, paper);
    if (lines.length <= room) break;
  }
  return `${lines.join("\n")}\n`;
}

/** What of a map is told. */
interface Detail {
  /** Whether a module is more than its heading. */
  readonly isOpen: (part: Part, isCurrent: boolean) => boolean;
  /** Whether only the current module, or the current exercise of it, is told, and the rest is counted. */
  readonly only?: "module" | "exercise";
}

/** From everything to little. */
const details: readonly Detail[] = [
  { isOpen: () => true },
  { isOpen: ({ progress }, isCurrent) => isCurrent || isUnderWay(progress) },
  { isOpen: (_, isCurrent) => isCurrent },
  { isOpen: () => true, only: "module" },
  { isOpen: () => true, only: "exercise" },
];

/** Whether a module is begun and not done. */
function isUnderWay(progress: readonly Progress[]): boolean {
  const standings = new Set(progress.map(({ record }) => standingOf(record)));
  return standings.size > 1 || !(standings.has("done") || standings.has("to-do"));
}

function mapLines(
  parts: readonly Part[],
  { isOpen, only }: Detail,
  current: ExerciseEntry | undefined,
  progress: readonly Progress[],
  paper: Paper,
): string[] {
  const { ink } = paper;
  const heading = row(paper, "  Gradus", score(progress), { left: ink.strong, right: ink.quiet });
  const isCurrent = ({ module }: Part): boolean => module.id === current?.module;
  const told = only === undefined ? parts : parts.filter(isCurrent);
  const lines = ["", ...heading];
  let isAfterOpen = true;
  for (const part of told) {
    const open = isOpen(part, isCurrent(part));
    // Headings alone stand close together.
    if (open || isAfterOpen) lines.push("");
    lines.push(...headingLines(part, paper));
    if (open) lines.push(...openLines(part, only === "exercise" ? current : undefined, paper));
    isAfterOpen = open;
  }
  const left = parts.length - told.length;
  if (left > 0) lines.push("", ink.quiet(`  · ${count(left, "more module")}`));
  return only === undefined ? [...lines, "", ...legend(progress, paper)] : lines;
}

function score(progress: readonly Progress[]): string {
  const { done, points, maxPoints } = totals(progress);
  return `${done} of ${progress.length} done · ${points} of ${count(maxPoints, "point")}`;
}

/** Explains the signs that occur. */
function legend(progress: readonly Progress[], { ink, width }: Paper): string[] {
  const found = new Set(progress.map(({ record }) => standingOf(record)));
  const words = (["done", "in-progress", "to-do", "look-again", "broken"] as const)
    .filter((standing) => found.has(standing))
    .map((standing) => `${signs[standing].sign} ${signs[standing].words}`);
  return wrap(`  ${words.join("   ")}`, width, 2).map(ink.quiet);
}
