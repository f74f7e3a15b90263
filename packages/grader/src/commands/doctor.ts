import { resolve } from "node:path";
import type { Kit } from "../kit.ts";
import { doctorJson } from "../sandbox/doctor/doctor-json.ts";
import { endLines, headLines, levelLines } from "../sandbox/doctor/doctor-page.ts";
import { examine, type Finding, isWrong, placeHere } from "../sandbox/doctor/examine.ts";
import { isAtLeast, type Level } from "../sandbox/level.ts";
import { startFolder } from "../workspace/places.ts";
import { exitCodes } from "./exit-code.ts";
import { levelOf } from "./level-of.ts";

export interface DoctorOptions {
  readonly json?: boolean;
  readonly require?: string;
  readonly node?: string;
}

/** Tries every level of isolation here, and says what was tried, what held, and what would help. */
export async function doctor(kit: Kit, options: DoctorOptions = {}): Promise<number> {
  const needed = levelOf("doctor", options.require ?? "L0");
  const { node } = options;
  const place = placeHere(node === undefined ? undefined : resolve(startFolder(), node));
  const isPage = options.json !== true;
  const say = (lines: readonly string[]): void => {
    if (isPage) kit.out(lines.map((line) => `${line}\n`).join(""));
  };
  say(headLines(place, kit.paper));
  const findings: Finding[] = [];
  const isLive = isPage && process.stdout.isTTY;
  const begin = (level: Level): void => {
    if (isLive) kit.out(kit.paper.ink.quiet(`\n  · ${level}  is tried`));
  };
  for await (const finding of examine(place, begin)) {
    // What was said while it was tried gives way to what came of it.
    if (isLive) kit.out(takeBack);
    say(levelLines(finding, findings.at(-1), kit.paper));
    findings.push(finding);
  }
  say(endLines(findings, kit.paper));
  if (!isPage) kit.out(doctorJson(place, findings));
  return exitCodeOf(findings, needed);
}

/** Empties the line that the cursor is on, and goes to the one above. */
const takeBack = "\r\u001B[K\u001B[A";

/** What is needed weighs more than what else is wrong. */
function exitCodeOf(findings: readonly Finding[], needed: Level): number {
  if (!findings.some(({ level, holds }) => holds && isAtLeast(level, needed))) {
    return exitCodes.broken;
  }
  return findings.some(isWrong) ? exitCodes.wrong : exitCodes.fine;
}
