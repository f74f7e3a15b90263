import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isAtLeast, type Level } from "../sandbox/level.ts";

/** An attack that can be run: a hostile submission, and what has to come of it. */
export interface Attack {
  /** The name of its folder: `20-forged-frames`. */
  readonly name: string;
  readonly folder: string;
  /** Its number in the table of attacks. */
  readonly row: number;
  /** What it does, as the end of a sentence that begins with "It". */
  readonly tries: string;
  /** The exercise that it pretends to answer. */
  readonly exercise: string;
  /** The weakest level at which it gets nothing. */
  readonly holds: Level;
  /** The weakest level at which it may be run at all. */
  readonly from: Level;
  /** Points that its answers are worth, since they are right. */
  readonly deserves: number;
  /** What the report says of it: an outcome without a grade, or the status of the first check that does not pass. */
  readonly outcome: readonly string[];
  /** Seconds that grading it takes at most. */
  readonly seconds: number;
  /** Whether it is turned away before anything of it runs. */
  readonly isRefused: boolean;
  /** Lines that it prints or throws in the hope that somebody reads them as their own. */
  readonly forged: readonly string[];
  /** Whether only Node's own rules hold it, and nothing is lost where it gets through. */
  readonly nodeOnly: boolean;
}

/** A row of the table that cannot be run, and why. */
export interface NotRun {
  readonly name: string;
  readonly row: number;
  readonly tries: string;
  readonly notRun: string;
}

/** The file in an attack's folder that says what it is. */
export const attackFile = "attack.json";

type Written = Partial<Omit<Attack, "name" | "folder">> & {
  readonly row: number;
  readonly tries: string;
  readonly notRun?: string;
};

const usual = {
  exercise: "01-numbers/01-dot-product",
  holds: "L0",
  from: "L0",
  deserves: 0,
  outcome: [],
  seconds: 10,
  isRefused: false,
  forged: [],
  nodeOnly: false,
} as const;

/** All attacks, and what is not run, in the order of the table. */
export function readAttacks(root: string): { attacks: Attack[]; notRun: NotRun[] } {
  const names = readdirSync(root).filter((name) => existsSync(join(root, name, attackFile)));
  const attacks: Attack[] = [];
  const notRun: NotRun[] = [];
  for (const name of names.toSorted()) {
    const folder = join(root, name);
    const { notRun: why, ...written } = JSON.parse(
      readFileSync(join(folder, attackFile), "utf8"),
    ) as Written;
    if (why === undefined) attacks.push({ ...usual, ...written, name, folder });
    else notRun.push({ name, row: written.row, tries: written.tries, notRun: why });
  }
  return { attacks, notRun };
}

/**
 * Refuses to let an attack loose where it could hurt.
 *
 * @throws RangeError below the level that it asks for
 */
export function refuseBelow({ name, from }: Pick<Attack, "name" | "from">, level: Level): void {
  if (isAtLeast(level, from)) return;
  throw new RangeError(
    `attacks: ${name} is not run at ${level}.\n` +
      "  What could hurt the machine runs only where something holds it besides itself.\n" +
      `  Try: --level ${from}`,
  );
}

/** Where all attacks are. */
export function attacksFolder(root: string): string {
  return join(root, "packages", "grader", "attacks");
}
