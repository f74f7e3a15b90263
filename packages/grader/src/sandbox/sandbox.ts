import type { ChildProcess } from "node:child_process";
import type { Level } from "./level.ts";
import { startPlain } from "./start-plain.ts";

export type { Level } from "./level.ts";

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
  /** Starts a job: stdin requests, stdout/stderr the learner's output, fd 3 replies (all pipes). */
  start(job: Job): SandboxedProcess;
  /** Ends what still runs, and resolves when nothing is left. */
  close(): Promise<void>;
}

/** A program that runs in a sandbox. */
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

/** How a sandbox is chosen. */
export interface SandboxOptions {
  /** The level that is wanted. */
  readonly level: Level;
  /** Take the strongest weaker level that holds here, rather than refuse. */
  readonly acceptWeaker?: boolean;
  /** The Node to run programs with; this one if left out. */
  readonly node?: string;
}

/** Opens a sandbox of a level. */
export function openSandbox({
  level,
  acceptWeaker = false,
  node = process.execPath,
}: SandboxOptions): Promise<Sandbox> {
  if (level !== "L0" && !acceptWeaker) throw new Error(`openSandbox: ${level} is not built yet.`);
  const running = new Set<SandboxedProcess>();
  return Promise.resolve({
    level: "L0",
    enforced: [],
    notEnforced: [],
    start: (job) => {
      const one = startPlain(node, job);
      running.add(one);
      void one.gone.then(() => running.delete(one));
      return one;
    },
    close: async () => {
      const left = [...running];
      for (const one of left) one.kill();
      await Promise.all(left.map((one) => one.gone));
    },
  });
}
