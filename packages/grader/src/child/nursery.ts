import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { Child, ChildEnded } from "./child.ts";
import type { Limits } from "./limits.ts";
import { type Shelf, shelfFor } from "./shelf.ts";

/** A child that waits for its program. */
export interface ReadyChild {
  readonly child: Child;
  /** The folder in which it finds its program: the only one it reads besides its own. */
  readonly box: string;
  /** How long it took to start, in milliseconds. */
  readonly started: number;
}

/** Children do not start here: neither a learner's fault nor a grade. */
export class InfrastructureError extends Error {
  override readonly name = "InfrastructureError";
}

const attempts = 3;

/** Where children are started, ahead of time where somebody will want one soon. */
export class Nursery {
  private readonly sandbox: Sandbox;
  private readonly limits: Limits;
  private readonly shelf: Shelf;
  private readonly isKept: boolean;
  private spare: Promise<ReadyChild> | undefined;
  private next: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param harness the file that every child starts with
   * @param isKept whether one child more is kept waiting after each check
   */
  constructor(sandbox: Sandbox, harness: string, limits: Limits, isKept = false) {
    this.isKept = isKept;
    this.sandbox = sandbox;
    this.limits = limits;
    this.shelf = withWords(() => shelfFor(harness));
  }

  /** Starts a child for whoever takes the next one. */
  prepare(): void {
    this.spare ??= this.start(this.limits.wall);
    // Whoever takes it hears what went wrong.
    this.spare.catch(() => undefined);
  }

  /**
   * A child that is there.
   *
   * @param wall how long it may live, in milliseconds
   * @throws InfrastructureError if none starts, three times
   */
  async take(wall: number): Promise<ReadyChild> {
    const { spare } = this;
    this.spare = undefined;
    if (!spare) return this.start(wall);
    const ready = await spare;
    if (wall <= this.limits.wall && !ready.child.ending) return ready;
    await this.release(ready);
    return this.start(wall);
  }

  /** Ends a child and removes its program. */
  async release({ child, box }: ReadyChild): Promise<void> {
    await child.end();
    rmSync(box, { recursive: true, force: true });
  }

  /** After a check: ends the child that nobody has taken, or starts the next one where somebody will. */
  async settle(): Promise<void> {
    if (!this.isKept) return this.close();
    clearTimeout(this.next);
    // To start a process holds this one up: first the verdict is told.
    this.next = setTimeout(() => this.prepare(), 0);
    return undefined;
  }

  /** Ends the child that nobody has taken. */
  async close(): Promise<void> {
    clearTimeout(this.next);
    const { spare } = this;
    this.spare = undefined;
    const ready = await spare?.catch(() => undefined);
    if (ready) await this.release(ready);
  }

  private async start(wall: number): Promise<ReadyChild> {
    let reason = "";
    for (let i = 0; i < attempts; i++) {
      const begun = performance.now();
      const ready = withWords(() => this.begin(wall));
      try {
        await ready.child.ready(this.limits.ready);
        return { ...ready, started: performance.now() - begun };
      } catch (error) {
        await this.release({ ...ready, started: 0 });
        if (!(error instanceof ChildEnded)) throw error;
        const { text } = ready.child.output;
        reason = `${error.message} ${text.trim().slice(0, 500)}`.trim();
      }
    }
    throw new InfrastructureError(
      `No program could be started in the sandbox (${this.sandbox.level}), ${attempts} times.\n` +
        `  ${reason}\n  Try: gradus doctor`,
    );
  }

  private begin(wall: number): Omit<ReadyChild, "started"> {
    const { limits, shelf } = this;
    const box = shelf.box();
    const process = this.sandbox.start({
      entry: shelf.harness,
      folders: [shelf.harnessFolder, box],
      memoryMiB: limits.process,
      heapMiB: limits.memory,
      cpuSeconds: Math.ceil(wall / 1000) + 5,
    });
    return { box, child: new Child(process, limits) };
  }
}

/**
 * What a function returns that writes where programs are put for the children that run them.
 *
 * @throws InfrastructureError where the system does not let it
 */
export function withWords<Value>(body: () => Value): Value {
  try {
    return body();
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error)) throw error;
    throw new InfrastructureError(
      `No program could be put where it is run: ${error.message}.\n` +
        `  Try: make room in ${tmpdir()}, or name another folder by TMPDIR, and run the same command again.`,
    );
  }
}
