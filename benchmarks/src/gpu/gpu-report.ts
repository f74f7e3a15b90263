import type { GpuOutcome } from "./compete-on-gpu.ts";
import type { Peaks } from "./peaks.ts";
import type { PeerName } from "./side.ts";

/** What was measured on which adapter. */
export interface GpuReport {
  readonly bench: "gpu";
  readonly date: string;
  readonly node: string;
  readonly adapter: string;
  readonly peaks: Peaks;
  /** Versions of those that took part. */
  readonly peers: Readonly<Partial<Record<PeerName, string>>>;
  readonly outcomes: readonly GpuOutcome[];
  /** What was not measured, and why. */
  readonly notRun: readonly string[];
}

const columns: readonly PeerName[] = ["tfjs", "jax-js", "PyTorch"];

/** The report as a table for people, and last what fell short. */
export function formatGpuReport(report: GpuReport): string {
  const { adapter, node, peaks, peers, outcomes, notRun } = report;
  const width = Math.max(...outcomes.map(({ name }) => name.length));
  const slower = outcomes.filter(({ ratio }) => ratio !== undefined && ratio > 1);
  return [
    `gpu beside ${Object.values(peers).join(" and ") || "nobody"}, on ${adapter} (Node ${node})`,
    `A copy moves ${rate(peaks.bytes)}B/s, multiply-adds reach ${rate(peaks.flops)}FLOP/s.`,
    "Milliseconds a task, our time divided by the fastest peer's (below 1 is faster), and our part of the peak.",
    "",
    row(width, ["", "gradus", ...columns, "ratio", "of peak"]),
    ...outcomes.map((outcome) =>
      row(width, [
        outcome.name,
        digits(outcome.gradus),
        ...columns.map((who) => digits(outcome.peers[who])),
        outcome.ratio?.toFixed(2) ?? "–",
        ofPeak(outcome, peaks),
      ]),
    ),
    "",
    ...notRun.map((what) => `NOT RUN: ${what}`),
    slower.length === 0
      ? `Not slower in any of ${outcomes.length} cases.`
      : `Slower in ${slower.length} of ${outcomes.length} cases: ${slower.map(({ name }) => name).join("; ")}.`,
  ].join("\n");
}

function row(width: number, [name, ...cells]: readonly string[]): string {
  return `  ${name.padEnd(width)}${cells.map((cell) => cell.padStart(10)).join("")}`;
}

/** Which part of what the device can do at most a case reached, in percent. */
function ofPeak({ work, gradus }: GpuOutcome, peaks: Peaks): string {
  if (!work) return "";
  const most = "flops" in work ? work.flops / peaks.flops : work.bytes / peaks.bytes;
  return `${Math.round((most * 100_000) / gradus)} %`;
}

function rate(of: number): string {
  return of >= 1e12 ? `${(of / 1e12).toFixed(2)} T` : `${(of / 1e9).toFixed(1)} G`;
}

function digits(milliseconds: number | undefined): string {
  if (milliseconds === undefined) return "–";
  return milliseconds >= 100 ? milliseconds.toFixed(0) : milliseconds.toPrecision(3);
}
