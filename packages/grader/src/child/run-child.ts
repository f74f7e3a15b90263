import { type ChildProcess, spawn } from "node:child_process";
import { performance } from "node:perf_hooks";
import type { Readable } from "node:stream";
import { FrameError, FrameReader } from "./frames.ts";
import { killTree } from "./kill-tree.ts";
import type { Limits } from "./limits.ts";
import { Output } from "./output.ts";
import { residentMemory } from "./resident-memory.ts";

/** How a child ended. */
export type Ending =
  /** By itself, with this exit code. */
  | { readonly kind: "exited"; readonly code: number }
  /** By a signal that we did not send. */
  | { readonly kind: "crashed"; readonly signal: string }
  | { readonly kind: "too-slow" }
  | { readonly kind: "out-of-memory" }
  | { readonly kind: "printed-too-much" }
  /** Bytes on the private channel were not frames. */
  | { readonly kind: "bad-frame" }
  /** Nobody waits for it any more. */
  | { readonly kind: "cancelled" };

/** What is known of a child after it ended. */
export interface ChildRun {
  readonly ending: Ending;
  /** What it said on the private channel, in order. */
  readonly frames: readonly unknown[];
  readonly printed: string;
  /** Whether it printed more than was kept. */
  readonly printedMore: boolean;
  readonly milliseconds: number;
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
export function runChild(
  { file, job }: Program,
  limits: Limits,
  signal?: AbortSignal,
): Promise<ChildRun> {
  const started = performance.now();
  const child = start(file, limits);
  const output = new Output(limits.keptOutput);
  const reader = new FrameReader();
  const frames: unknown[] = [];
  let stopped: Ending | undefined;

  const stop = (ending: Ending): void => {
    stopped ??= ending;
    if (child.pid !== undefined) killTree(child.pid);
  };
  const hear = (chunk: Buffer): void => {
    output.add(chunk);
    if (output.bytes > limits.mostOutput) stop({ kind: "printed-too-much" });
  };
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  channel(child).on("data", (chunk: Buffer) => {
    try {
      for (const frame of reader.read(chunk)) {
        frames.push(frame);
        // It has said everything; timers it left behind would only keep it alive.
        if (isEnd(frame)) stop({ kind: "exited", code: 0 });
      }
    } catch (error) {
      if (!(error instanceof FrameError)) throw error;
      stop({ kind: "bad-frame" });
    }
  });
  child.stdin?.on("error", () => {
    // The program ended without reading what it was told.
  });
  child.stdin?.end(JSON.stringify(job));

  const cancel = (): void => stop({ kind: "cancelled" });
  if (signal?.aborted) cancel();
  signal?.addEventListener("abort", cancel);
  const clock = setTimeout(() => stop({ kind: "too-slow" }), limits.time);
  const scale = setInterval(() => {
    const used = child.pid === undefined ? undefined : residentMemory(child.pid);
    if (used !== undefined && used > limits.process) stop({ kind: "out-of-memory" });
  }, 50);

  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(clock);
      clearInterval(scale);
      signal?.removeEventListener("abort", cancel);
    };
    child.on("error", (error) => {
      end();
      reject(error);
    });
    // A grandchild may hold our pipes open: what ended is the program, so its group goes too.
    child.on("exit", () => child.pid !== undefined && killTree(child.pid));
    child.on("close", (code, by) => {
      end();
      const text = output.text;
      const ending = stopped ?? endingOf(code, by, text);
      resolve({
        ending,
        frames,
        printed: ending.kind === "out-of-memory" ? withoutHeapReport(text) : text,
        printedMore: output.cut,
        milliseconds: performance.now() - started,
      });
    });
  });
}

function start(file: string, { memory }: Limits): ChildProcess {
  return spawn(
    process.execPath,
    [`--max-old-space-size=${memory}`, "--no-warnings", "--no-deprecation", file],
    {
      stdio: ["pipe", "pipe", "pipe", "pipe"],
      // A group of its own, so that whatever it starts can be ended with it.
      detached: process.platform !== "win32",
      windowsHide: true,
      env: environment(),
    },
  );
}

/** Nothing of the learner's own settings: the same program does the same everywhere. */
function environment(): NodeJS.ProcessEnv {
  const always = { TZ: "UTC", LANG: "C.UTF-8", NO_COLOR: "1" };
  const { SystemRoot } = process.env;
  return SystemRoot === undefined ? always : { ...always, SystemRoot };
}

function isEnd(frame: unknown): boolean {
  return (
    typeof frame === "object" && frame !== null && (frame as { kind?: unknown }).kind === "end"
  );
}

function channel(child: ChildProcess): Readable {
  return child.stdio[3] as Readable;
}

const heapReport =
  /heap out of memory|invalid table size|Reached heap limit|Array buffer allocation failed/;

function endingOf(code: number | null, signal: string | null, printed: string): Ending {
  const aborted =
    signal === "SIGABRT" || signal === "SIGTRAP" || signal === "SIGILL" || code === 134;
  if (aborted && heapReport.test(printed)) return { kind: "out-of-memory" };
  if (signal !== null) return { kind: "crashed", signal };
  return { kind: "exited", code: code ?? 0 };
}

/** Cuts off what V8 says when it runs out of memory: it is about V8, not about the program. */
function withoutHeapReport(printed: string): string {
  const from = printed.search(/^(?:\n*<--- Last few GCs|\n*#\n# Fatal|FATAL ERROR)/m);
  return from === -1 ? printed : printed.slice(0, from);
}
