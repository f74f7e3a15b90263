import type { ChildProcess } from "node:child_process";
import { performance } from "node:perf_hooks";
import type { Ending } from "./ending.ts";
import { killTree } from "./kill-tree.ts";
import type { Limits } from "./limits.ts";
import { residentMemory } from "./resident-memory.ts";

/** Watches over a child, and ends it and everything it started when it uses more than it may. */
export class Guard {
  private readonly child: ChildProcess;
  private readonly signal: AbortSignal | undefined;
  private readonly scale: ReturnType<typeof setInterval>;
  private readonly started = performance.now();
  private clock: ReturnType<typeof setTimeout>;
  private limit: number;
  private reason: Ending | undefined;

  /** @param signal ends the child when nobody waits for it any more */
  constructor(child: ChildProcess, limits: Limits, signal?: AbortSignal) {
    this.child = child;
    this.signal = signal;
    this.limit = limits.time;
    this.clock = this.startClock();
    this.scale = setInterval(() => this.weigh(limits.process), 50);
    if (signal?.aborted) this.cancel();
    signal?.addEventListener("abort", this.cancel);
  }

  /** Why the child was stopped, if it was. */
  get stopped(): Ending | undefined {
    return this.reason;
  }

  /** How long the child may run from start to end, in milliseconds. */
  get time(): number {
    return this.limit;
  }

  /** Lets the child run for another time than its limits say, still counted from its start. */
  allow(milliseconds: number): void {
    clearTimeout(this.clock);
    this.limit = milliseconds;
    this.clock = this.startClock();
  }

  /** Ends the child; only the first reason counts. */
  stop(reason: Ending): void {
    this.reason ??= reason;
    if (this.child.pid !== undefined) killTree(this.child.pid);
  }

  /** Watches no longer. */
  release(): void {
    clearTimeout(this.clock);
    clearInterval(this.scale);
    this.signal?.removeEventListener("abort", this.cancel);
  }

  private readonly cancel = (): void => this.stop({ kind: "cancelled" });

  private startClock(): ReturnType<typeof setTimeout> {
    const left = this.limit - (performance.now() - this.started);
    return setTimeout(() => this.stop({ kind: "too-slow" }), left);
  }

  private weigh(most: number): void {
    const used = this.child.pid === undefined ? undefined : residentMemory(this.child.pid);
    if (used !== undefined && used > most) this.stop({ kind: "out-of-memory" });
  }
}
