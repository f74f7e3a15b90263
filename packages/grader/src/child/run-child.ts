import type { ChildProcess } from "node:child_process";
import { performance } from "node:perf_hooks";
import type { Readable } from "node:stream";
import { type Ending, endingOf, withoutHeapReport } from "./ending.ts";
import { FrameError, FrameReader } from "./frames.ts";
import { Guard } from "./guard.ts";
import { killTree } from "./kill-tree.ts";
import type { Limits } from "./limits.ts";
import { Output } from "./output.ts";
import { startChild } from "./start-child.ts";

/** What is known of a child after it ended. */
export interface ChildRun {
  readonly ending: Ending;
  /** What it said on the private channel, in order. */
  readonly frames: readonly unknown[];
  readonly printed: string;
  /** Whether it printed more than was kept. */
  readonly printedMore: boolean;
  readonly milliseconds: number;
  /** How long it was allowed to run, in milliseconds. */
  readonly limit: number;
}

/** A program to run: a file with JavaScript, and what it is told on its standard input. */
export interface Program {
  readonly file: string;
  readonly job: unknown;
}

/**
 * Runs a program in a process of its own and waits for its end, whatever it does.
 *
 * Its results come over file descriptor 3. What it prints is kept and shown, never read as a result.
 */
export async function runChild(
  { file, job }: Program,
  limits: Limits,
  signal?: AbortSignal,
): Promise<ChildRun> {
  const started = performance.now();
  const child = startChild(file, limits);
  const guard = new Guard(child, limits, signal);
  const output = keepOutput(child, limits, guard);
  const frames = keepFrames(child, limits, guard);
  tell(child, job);
  try {
    const [code, by] = await closed(child);
    const ending = guard.stopped ?? endingOf(code, by, output.text);
    return {
      ending,
      frames,
      printed: ending.kind === "out-of-memory" ? withoutHeapReport(output.text) : output.text,
      printedMore: output.cut,
      milliseconds: performance.now() - started,
      limit: guard.time,
    };
  } finally {
    guard.release();
  }
}

/** Keeps what a child prints, and stops one that prints without end. */
function keepOutput(
  { stdout, stderr }: ChildProcess,
  { keptOutput, mostOutput }: Limits,
  guard: Guard,
): Output {
  const output = new Output(keptOutput);
  const hear = (chunk: Buffer): void => {
    output.add(chunk);
    if (output.bytes > mostOutput) guard.stop({ kind: "printed-too-much" });
  };
  stdout?.on("data", hear);
  stderr?.on("data", hear);
  return output;
}

/** Keeps what a child says on the private channel. */
function keepFrames(child: ChildProcess, limits: Limits, guard: Guard): readonly unknown[] {
  const reader = new FrameReader();
  const frames: unknown[] = [];
  const hear = (frame: unknown): void => {
    if (!isRecord(frame)) return guard.stop({ kind: "bad-frame" });
    const isFirst = frames.push(frame) === 1;
    // Only what is said before the learner's code is there is the exercise's own word.
    if (isFirst && !limits.isTimeFixed && typeof frame.seconds === "number") {
      guard.allow(1000 * frame.seconds);
    }
    // It has said everything; timers it left behind would only keep it alive.
    if (frame.kind === "end") guard.stop({ kind: "exited", code: 0 });
  };
  channel(child).on("data", (chunk: Buffer) => {
    try {
      for (const frame of reader.read(chunk)) hear(frame);
    } catch (error) {
      if (!(error instanceof FrameError)) throw error;
      guard.stop({ kind: "bad-frame" });
    }
  });
  return frames;
}

function isRecord(
  frame: unknown,
): frame is { readonly kind?: unknown; readonly seconds?: unknown } {
  return typeof frame === "object" && frame !== null;
}

function channel(child: ChildProcess): Readable {
  return child.stdio[3] as Readable;
}

function tell({ stdin }: ChildProcess, job: unknown): void {
  stdin?.on("error", () => {
    // The program ended without reading what it was told.
  });
  stdin?.end(JSON.stringify(job));
}

/** Waits until a child has ended and all it said has been heard. Rejects if it cannot be started. */
function closed(child: ChildProcess): Promise<[code: number | null, by: string | null]> {
  // A grandchild may hold our pipes open: what ended is the program, so its group goes too.
  child.on("exit", () => child.pid !== undefined && killTree(child.pid));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, by) => resolve([code, by]));
  });
}
