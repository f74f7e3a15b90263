import { levels } from "../sandbox/level.ts";
import type { Attack, NotRun } from "./attack.ts";
import { isHeldAt, isRunAt } from "./expected.ts";

const begin = "<!-- The table of attacks: pnpm attacks --write -->";
const end = "<!-- The end of the table of attacks. -->";

/** A page with the table of attacks in it written anew. */
export function withTable(
  page: string,
  attacks: readonly Attack[],
  notRun: readonly NotRun[],
): string {
  const [before, after] = [page.indexOf(begin), page.indexOf(end)];
  if (before === -1 || after < before) {
    throw new Error(
      `withTable: the page has no place for the table.\n  It stands between ${begin} and ${end}.`,
    );
  }
  const rows = [...attacks.map(attackRow), ...notRun.map(notRunRow)].toSorted(byName);
  const head = ["#", "What it does", ...levels, "What comes of it", "Time"];
  const table = aligned([head, ...rows.map(([, cells]) => cells)]);
  return `${page.slice(0, before)}${begin}\n\n${table}\n\n${page.slice(after)}`;
}

/** A table of Markdown whose columns stand below each other: numbers to the right, levels in the middle. */
function aligned(rows: readonly (readonly string[])[]): string {
  const head = rows[0] ?? [];
  const widths = head.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0), 3));
  const isLevel = (i: number): boolean => levels.some((level) => level === head[i]);
  const lineOf = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const padded = (cells: readonly string[]): string[] =>
    cells.map((cell, i) => {
      const width = widths[i] ?? 0;
      if (i === 0) return cell.padStart(width);
      const left = isLevel(i) ? Math.floor((width - cell.length) / 2) : 0;
      return (" ".repeat(left) + cell).padEnd(width);
    });
  const rule = widths.map((width, i) => {
    if (i === 0) return `${"-".repeat(width - 1)}:`;
    return isLevel(i) ? `:${"-".repeat(width - 2)}:` : "-".repeat(width);
  });
  const [first, ...rest] = rows.map((cells) => lineOf(padded(cells)));
  return [first, lineOf(rule), ...rest].join("\n");
}

type Row = readonly [name: string, cells: readonly string[]];

function attackRow(attack: Attack): Row {
  const { name, row: number, tries, seconds } = attack;
  const cells = levels.map((level) => {
    if (!isRunAt(attack, { level })) return "–";
    return isHeldAt(attack, { level, isBare: false }) ? "held" : "through";
  });
  return [name, [String(number), sentence(tries), ...cells, comesOf(attack), `< ${seconds} s`]];
}

function notRunRow({ name, row: number, tries, notRun }: NotRun): Row {
  const cells = levels.map(() => "–");
  return [name, [String(number), sentence(tries), ...cells, `Not run. ${notRun}`, ""]];
}

function comesOf({ outcome, deserves }: Attack): string {
  const words = outcomeWords[outcome[0] ?? ""] ?? "";
  if (outcome[0] === "pass") return `${words}.`;
  return deserves === 0
    ? `${words}; 0 points.`
    : `${words}; ${deserves} points, which its results earn.`;
}

const outcomeWords: Readonly<Record<string, string>> = {
  pass: "All points",
  fail: "Checks fail",
  threw: "Checks fail, since it throws",
  timeout: "Stopped: it takes too long",
  memory: "Stopped: it takes too much memory",
  crash: "It ended by itself",
  blocked: "Stopped: it says what it must not",
  "not-run": "No check is run",
  "not-gradable": "Turned away before anything of it runs",
};

function sentence(tries: string): string {
  return `It ${tries}.`;
}

function byName([a]: Row, [b]: Row): number {
  return a < b ? -1 : 1;
}
