import type { EpochRecord, Measures } from "../history.ts";
import type { Callback, StepReport } from "./callback.ts";
import { sparkline } from "./sparkline.ts";

/** Where a progress bar is drawn: `process.stdout`, or anything like it. */
export interface Terminal {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export interface ProgressBarOptions {
  /** Standard output unless said otherwise. */
  readonly terminal?: Terminal;
  /** Milliseconds now; a clock that tests can set. */
  readonly now?: () => number;
}

/**
 * Shows a training as it goes: on a terminal a bar with rate, time left and the losses as a
 * sparkline; elsewhere, as in CI, one quiet line an epoch.
 */
export function progressBar({
  terminal = process.stdout,
  now = () => performance.now(),
}: ProgressBarOptions = {}): Callback {
  const losses: number[] = [];
  let [start, drawn] = [0, 0];
  return {
    onEpochStart() {
      [start, drawn] = [now(), 0];
    },
    onStep(report, { epochs }) {
      losses.push(report.loss);
      if (!terminal.isTTY || now() - drawn < 100) return;
      drawn = now();
      const line = stepLine(report, epochs, (now() - start) / 1000, losses);
      terminal.write(`\r\u001b[K${line.slice(0, (terminal.columns ?? 80) - 1)}`);
    },
    onEpochEnd(record, { epochs }) {
      const clear = terminal.isTTY ? "\r\u001b[K" : "";
      terminal.write(`${clear}${epochLine(record, epochs)}\n`);
    },
    onEnd({ stopped }) {
      if (stopped !== undefined) terminal.write(`stopped: ${stopped}\n`);
    },
  };
}

const width = 20;

function stepLine(
  { epoch, step, steps, loss }: StepReport,
  epochs: number,
  seconds: number,
  losses: readonly number[],
): string {
  const done = step + 1;
  const rate = done / seconds;
  const name = `epoch ${epoch + 1}/${epochs}`;
  const numbers = `loss ${loss.toPrecision(4)}  ${rate.toFixed(rate < 10 ? 1 : 0)} steps/s`;
  if (steps === undefined) return `${name}  step ${done}  ${numbers}  ${sparkline(losses, width)}`;
  const filled = Math.round((width * done) / steps);
  const bar = "█".repeat(filled) + "░".repeat(width - filled);
  return `${name}  ${bar}  ${numbers}  ${duration((steps - done) / rate)} left  ${sparkline(losses, width)}`;
}

function epochLine({ epoch, train, dev, seconds }: EpochRecord, epochs: number): string {
  const parts = [
    `epoch ${epoch + 1}/${epochs}`,
    words(train),
    ...(dev ? [`dev ${words(dev)}`] : []),
  ];
  return [...parts, duration(seconds)].join("  ");
}

function words({ loss, metrics }: Measures): string {
  const named = Object.entries(metrics).map(([name, value]) => `${name} ${value.toPrecision(4)}`);
  return [`loss ${loss.toPrecision(4)}`, ...named].join("  ");
}

function duration(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
