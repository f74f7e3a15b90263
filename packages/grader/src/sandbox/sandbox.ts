import type { ChildProcess } from "node:child_process";
import type { Level } from "./level.ts";

/** A program to start. */
export interface Job {
  /** The file to run; in one of `folders`. */
  readonly entry: string;
  /** All that the program may read. Mounted or permitted read-only, at the same paths as outside. */
  readonly folders: readonly string[];
  /** MiB for everything the program makes: its heap and its typed arrays. */
  readonly memoryMiB: number;
  /** MiB for JavaScript's heap alone, which is slow to fill; `memoryMiB` if left out. */
  readonly heapMiB?: number;
  /** CPU seconds after which the kernel ends it. */
  readonly cpuSeconds: number;
}

/** A place to run programs that are not trusted. */
export interface Sandbox {
  readonly level: Level;
  /** What is enforced here, in words of one phrase each: "network", "reading files", … */
  readonly enforced: readonly string[];
  /** What is not, in the same words. */
  readonly notEnforced: readonly string[];
  /** Why it is weaker than what was asked for, in a sentence or two; undefined if it is not. */
  readonly instead?: string;
  /** Starts a job: stdin requests, stdout/stderr the learner's output, fd 3 replies (all pipes). */
  start(job: Job): SandboxedProcess;
  /** Ends what still runs, and resolves when nothing is left. */
  close(): Promise<void>;
}

/**
 * A program that runs in a sandbox.
 *
 * From L3 on, `child` is what started it: where a signal ends the program, it exits with 128 plus its number.
 */
export interface SandboxedProcess {
  readonly child: ChildProcess;
  /** Ends it and everything it left behind. Idempotent. */
  kill(): void;
  /** Resolves when nothing of it is left: processes, files, mounts. */
  readonly gone: Promise<Remains>;
}

/** What is known of a program after it has gone. */
export interface Remains {
  /** The most memory it ever held, in MiB, where the level measures it. */
  readonly peakMiB?: number;
  /** Whether the kernel ended it for using more memory than it may, where the level can tell. */
  readonly outOfMemory?: boolean;
}

export { openSandbox, type SandboxOptions } from "./open-sandbox.ts";
