import type { Ink, Paper, Style } from "../../render/paper.ts";
import { row, wrappedRow } from "../../render/row.ts";
import { wrap } from "../../render/wrap.ts";
import { isAtLeast, type Level, madeOf } from "../level.ts";
import { addedBy, type Protection, protections, promisesOf } from "../protection.ts";
import { type Finding, isWrong, type Place, strongestOf } from "./examine.ts";
import { tried } from "./tried.ts";

/** The page's head: where it was tried. */
export function headLines({ around, host, node }: Place, paper: Paper): string[] {
  const { ink, width } = paper;
  const where = [
    around.name,
    ...(around.container === undefined ? [] : [`in ${around.container}`]),
    host.isRoot ? "as root" : "not as root",
    `Node ${node.major}.${node.minor}`,
  ].join(", ");
  const about =
    "What keeps a program that is graded from everything else. At each level a hostile program runs now, and tries " +
    "what it says here; each level holds what the ones above it hold.";
  return [
    "",
    ...(where.length + 16 > width
      ? [ink.strong("  Isolation"), ...wrap(`  ${where}`, width, 2).map(ink.quiet)]
      : row(paper, "  Isolation", where, { left: ink.strong, right: ink.quiet })),
    "",
    ...wrap(`  ${about}`, width, 2).map(ink.quiet),
  ];
}

/**
 * One level: whether it holds, what was tried, and what would help.
 *
 * @param before the level before it: what stands in the way of both is told once
 */
export function levelLines(finding: Finding, before: Finding | undefined, paper: Paper): string[] {
  const { ink } = paper;
  const { sign, style, words } = standingOf(finding, ink);
  const { level } = finding;
  const heading = `  ${sign} ${level}  ${madeOf[level]}`;
  return [
    "",
    ...wrappedRow(paper, heading, words, 8, {
      left: (text) => style(ink.strong(text)),
      right: style,
    }),
    ...(finding.obstacle ? absenceLines(finding, before, paper) : triedLines(finding, paper)),
  ];
}

/** What is to be done with all that. */
export function endLines(findings: readonly Finding[], { ink, width }: Paper): string[] {
  const strongest = strongestOf(findings);
  const lines = [
    strongest === undefined
      ? "No program can be run here."
      : `The strongest level here is ${strongest}. ${usesOf(strongest)}`,
    ...(findings.some(isWrong)
      ? [
          "A level that was tried and does not hold is not used. Nothing that could be installed is missing: " +
            "please report it with what gradus doctor --json prints.",
        ]
      : []),
  ];
  return ["", ...lines.flatMap((line) => wrap(`  ${line}`, width, 2)).map(ink.strong), ""];
}

/** Which commands have what they ask for. */
function usesOf(strongest: Level): string {
  if (isAtLeast(strongest, "L3")) return "gradus ci and gradus batch have what they ask for.";
  if (isAtLeast(strongest, "L2")) {
    return "gradus ci has what it asks for; gradus batch asks for L3.";
  }
  return "gradus check needs no more; gradus ci asks for L2, and gradus batch for L3.";
}

function standingOf(finding: Finding, ink: Ink): { sign: string; words: string; style: Style } {
  const { holds, obstacle, failure, milliseconds } = finding;
  if (holds) {
    return { sign: "✓", words: `holds, ${(milliseconds / 1000).toFixed(1)} s`, style: ink.good };
  }
  if (obstacle) return { sign: "○", words: "not to be had here", style: ink.attention };
  return { sign: "✗", words: failure === undefined ? "has a hole" : "failed", style: ink.bad };
}

/** Why a level cannot be tried, and what would help. */
function absenceLines(
  { obstacle, remedies }: Finding,
  before: Finding | undefined,
  { ink, width }: Paper,
): string[] {
  if (before?.obstacle?.why === obstacle?.why)
    return [`        For the same reason as ${before?.level}.`];
  return [
    ...wrap(`        ${obstacle?.why ?? ""}`, width, 8),
    ...remedies.flatMap((one) => wrap(`        · ${one}`, width, 10)).map(ink.link),
  ];
}

/** What was tried at a level: what it adds, and what it should have kept from the ones before. */
function triedLines({ level, breaches, failure }: Finding, paper: Paper): string[] {
  const { ink, width } = paper;
  if (failure !== undefined) return wrap(`        ${failure}`, width, 8).map(ink.bad);
  const broken = promisesOf(level).filter((one) => breaches.has(one));
  const told = new Set([...addedBy[level], ...broken]);
  return [...told].flatMap((one) => protectionLines(one, breaches.get(one), paper));
}

/** Where what was tried begins, if there is room beside the words for what it is tried against. */
const column = 42;

function protectionLines(
  one: Protection,
  breaches: readonly string[] | undefined,
  { ink, width }: Paper,
): string[] {
  const left = `        ${breaches ? "✗" : "✓"} ${protections[one]}`;
  const style = breaches ? ink.bad : ink.good;
  const isWide = width >= column + 36;
  const first = isWide
    ? [`${style(left)}${" ".repeat(column - left.length)}${ink.quiet(tried[one])}`]
    : [
        ...wrap(left, width, 10).map(style),
        ...wrap(`          ${tried[one]}`, width, 10).map(ink.quiet),
      ];
  const what = (breaches ?? []).flatMap((words) => wrap(`          · ${words}`, width, 12));
  return [...first, ...what.map(ink.bad)];
}
