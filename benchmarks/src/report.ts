import { cpus } from "node:os";
import type { Outcome } from "./contest.ts";

/** What was measured, where, and against whom. */
export interface BenchReport {
  readonly bench: string;
  readonly peer: string;
  readonly date: string;
  readonly node: string;
  readonly cpu: string;
  readonly outcomes: readonly Outcome[];
}

export function reportOf(bench: string, peer: string, outcomes: readonly Outcome[]): BenchReport {
  return {
    bench,
    peer,
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    cpu: `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}`,
    outcomes,
  };
}

/** The report as a table for people; the last line says where we were slower. */
export function formatReport({ bench, peer, node, cpu, outcomes }: BenchReport): string {
  const width = Math.max(...outcomes.map(({ name }) => name.length));
  const slower = outcomes.filter(({ ratio }) => ratio > 1);
  return [
    `${bench} beside ${peer} (Node ${node}, ${cpu})`,
    "Milliseconds a call, and our time divided by the peer's: below 1 is faster.",
    "",
    `  ${"".padEnd(width)}  ${"gradus".padStart(10)}  ${"peer".padStart(10)}  ${"ratio".padStart(7)}`,
    ...outcomes.map(
      ({ name, ours, peer: theirs, ratio }) =>
        `  ${name.padEnd(width)}  ${digits(ours).padStart(10)}  ${digits(theirs).padStart(10)}  ${ratio.toFixed(2).padStart(7)}`,
    ),
    "",
    slower.length === 0
      ? `Not slower in any of ${outcomes.length} cases.`
      : `Slower in ${slower.length} of ${outcomes.length} cases: ${slower.map(({ name }) => name).join("; ")}.`,
  ].join("\n");
}

function digits(milliseconds: number): string {
  return milliseconds >= 100 ? milliseconds.toFixed(0) : milliseconds.toPrecision(3);
}
