import { type ChildProcess, fork } from "node:child_process";
import { childrenOf } from "../child/children-of.ts";
import { killTree } from "../child/kill-tree.ts";
import { residentMemory } from "../child/resident-memory.ts";
import type { Places } from "../workspace/places.ts";
import type { Bundle } from "./bundle.ts";
import type { LearnerSource } from "./learner-bundle.ts";

/** What a joining process says. */
export type Joined = Bundle | { readonly kind: "failed"; readonly message: string };

/**
 * Why there is no answer: it took more than any honest file needs, the compiler ended by itself, or something else
 * ended the process.
 */
export type Unjoined = "too-much" | "compiler-ended" | "lost";

/**
 * What joining one answer may take: an ordinary one takes 10 ms and a few MiB, and the worst of 128 KB that come to an
 * end 4 s and 870 MiB.
 */
const most = { milliseconds: 10_000, mebibytes: 1200 };

/** The exit code of a joining process whose compiler has ended. */
export const compilerEnded = 3;

/** How often its memory is looked at, in milliseconds. */
const interval = 50;

/**
 * A process that joins learners' files, one answer at a time.
 *
 * esbuild reads all files of a process in one process of its own, and there are texts that end that, keep it for
 * hours, or make it take all the memory there is. So no learner's text is read by the compiler of this process, and
 * none at the same time as another one.
 */
export class Joiner {
  /** Whether it can be asked. */
  isAlive = true;

  private readonly process: ChildProcess;

  /** @param program the file that it runs */
  constructor(program: string) {
    this.process = fork(program, {
      // The heap of Node is not where a program grows.
      execArgv: ["--max-old-space-size=128", "--no-warnings"],
      // A map of files arrives as a map.
      serialization: "advanced",
      // What esbuild says when it ends is a page about itself.
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      env: {},
      detached: true,
    });
    this.process.on("exit", () => (this.isAlive = false));
    this.process.on("error", () => (this.isAlive = false));
    this.keepsUs(false);
  }

  /** Joins an answer's files; ended processes join nothing more. */
  async join(source: LearnerSource, at: Places): Promise<Joined | Unjoined> {
    this.keepsUs(true);
    const joined = await this.ask({ source, at });
    if (typeof joined === "string") this.end();
    else this.keepsUs(false);
    return joined;
  }

  /** Whether it is as it was at its start: what an answer has made it hold counts for the next one too. */
  get isFresh(): boolean {
    return this.isAlive && weightOf(this.process.pid) < most.mebibytes / 8;
  }

  /** Ends it, and the compiler that it started. */
  end(): void {
    this.isAlive = false;
    const { pid } = this.process;
    if (pid !== undefined) killTree(pid);
  }

  private ask(request: object): Promise<Joined | Unjoined> {
    const { process: joiner } = this;
    return new Promise((resolve) => {
      const timers: ReturnType<typeof setTimeout>[] = [];
      const end = (joined: Joined | Unjoined): void => {
        for (const timer of timers) clearTimeout(timer);
        joiner.off("message", heard).off("exit", gone).off("error", gone);
        resolve(joined);
      };
      const heard = (message: unknown): void => end(message as Joined);
      const gone = (code: unknown): void => end(code === compilerEnded ? "compiler-ended" : "lost");
      const weigh = (): void => {
        if (weightOf(joiner.pid) > most.mebibytes) end("too-much");
      };
      timers.push(setTimeout(() => end("too-much"), most.milliseconds));
      timers.push(setInterval(weigh, interval));
      joiner.on("message", heard).on("exit", gone).on("error", gone);
      joiner.send(request, (error) => error && end("lost"));
    });
  }

  /** Whether this process waits for that one before it ends. */
  private keepsUs(isKept: boolean): void {
    const { process: joiner } = this;
    for (const one of [joiner, joiner.channel]) {
      if (isKept) one?.ref();
      else one?.unref();
    }
  }
}

/** How much memory the compiler of a joining process holds, in MiB, where the system tells. */
function weightOf(pid: number | undefined): number {
  const compilers = pid === undefined ? [] : childrenOf(pid);
  return compilers.reduce((sum, one) => sum + (residentMemory(one) ?? 0), 0);
}
