import type { SandboxedProcess } from "../sandbox/sandbox.ts";
import type { Ending } from "./ending.ts";
import { residentMemory } from "./resident-memory.ts";

/** Ends a child and everything it started when it uses more than it may, or nobody waits for it. */
export class Guard {
  private readonly process: SandboxedProcess;
  private readonly signal: AbortSignal | undefined;
  private readonly scale: ReturnType<typeof setInterval>;
  private reason: Ending | undefined;

  /**
   * @param most MiB that the child may hold, where the system tells how much that is
   * @param signal ends the child when nobody waits for it any more
   */
  constructor(process: SandboxedProcess, most: number, signal?: AbortSignal) {
    this.process = process;
    this.signal = signal;
    this.scale = setInterval(() => this.weigh(most), 50);
    if (signal?.aborted) this.cancel();
    signal?.addEventListener("abort", this.cancel);
  }

  /** Why the child was stopped, if it was. */
  get stopped(): Ending | undefined {
    return this.reason;
  }

  /** Ends the child; only the first reason counts. */
  stop(reason: Ending): void {
    this.reason ??= reason;
    this.process.kill();
  }

  /** Watches no longer. */
  release(): void {
    clearInterval(this.scale);
    this.signal?.removeEventListener("abort", this.cancel);
  }

  private readonly cancel = (): void => this.stop({ kind: "cancelled" });

  private weigh(most: number): void {
    const { pid } = this.process.child;
    const used = pid === undefined ? undefined : residentMemory(pid);
    if (used !== undefined && used > most) this.stop({ kind: "out-of-memory" });
  }
}
