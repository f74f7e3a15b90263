import {
  type Call,
  type Outcome,
  type Performed,
  type Stop,
  type Thrown,
  type Transport,
} from "@gradus/exercises";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ChildEnded } from "./child.ts";
import { type Ending, stopOf, withoutHeapReport } from "./ending.ts";
import { type Limits, onMachine } from "./limits.ts";
import { InfrastructureError, type Nursery, type ReadyChild, withWords } from "./nursery.ts";
import { type ActCall, PrefetchedCalls } from "./prefetched-calls.ts";
import type { Request } from "../protocol/messages.ts";

/** What came of loading a learner's file. */
export type Loaded =
  | { readonly kind: "loaded" }
  /** The file threw before any function was called. */
  | { readonly kind: "threw"; readonly thrown: Thrown }
  | { readonly kind: "stopped"; readonly stop: Stop; readonly after: number }
  /** The course's own part of the program threw. */
  | { readonly kind: "course"; readonly message: string };

/** What a program printed. */
export interface Printed {
  readonly printed: string;
  /** Whether it printed more than was kept. */
  readonly printedMore: boolean;
}

/** How often a child is taken for a program that it is to open. */
const attempts = 3;

const lost =
  "The program that runs answers was ended by something else, three times, before it ran any.\n  Try: gradus doctor";

/** The name of a program in its box, and in the stacks of its errors. */
export const programFile = "program.mjs";

/**
 * A learner's program, in a child. Where it stops, another child goes on for the checks that are left.
 *
 * After something was written to the private channel nothing goes on. What had passed by then was computed here, from
 * results, and stays.
 */
export class LearnerProgram {
  /** The first error that reached nobody. */
  stray: Thrown | undefined;
  /** Which child is at work, from 0. */
  generation = 0;
  /** Whether somebody has cancelled it. */
  isCancelled = false;
  /** Whether it wrote to the private channel. */
  hasForged = false;

  private readonly nursery: Nursery;
  private readonly code: string;
  private readonly base: Limits;
  private readonly signal: AbortSignal | undefined;
  private readonly outputs: Printed[] = [];
  private limits: Limits;
  private deadline = Infinity;
  private running: ReadyChild | undefined;
  private readonly prefetched = new PrefetchedCalls();
  /** How often it stopped in a call that nobody had asked for. */
  private pardoned = 0;

  /** @param code exports the learner's module and the acts, each to be loaded when it is asked for */
  constructor(nursery: Nursery, code: string, limits: Limits, signal?: AbortSignal) {
    this.nursery = nursery;
    this.code = code;
    this.base = limits;
    this.limits = limits;
    this.signal = signal;
    signal?.addEventListener("abort", this.cancel);
  }

  /** Starts it. */
  async load(): Promise<Loaded> {
    this.deadline = performance.now() + this.base.wall;
    return this.start();
  }

  /** Whether it has been stopped for good. */
  get isOver(): boolean {
    if (this.isCancelled || this.hasForged || this.timeLeft <= 0) return true;
    return !this.running && this.generation - this.pardoned >= this.base.restarts;
  }

  /** Performs calls: on the learner's exports themselves, or through one of the program's acts. */
  transport(act: number | null): Transport {
    const perform: Transport = (action, args) => this.call({ act, action, args });
    const prefetch = (calls: readonly Call[]): void =>
      this.prefetch(calls.map((call) => ({ act, ...call })));
    return Object.assign(perform, { prefetch });
  }

  /** Waits for errors that reach nobody, and prints a text of ours after what was printed so far. */
  async mark(text: string): Promise<void> {
    await this.dropPrefetched();
    if (!this.running) return;
    await this.ask({ kind: "mark", text }, this.limits.call);
    // What it printed came by another way, and is heard within a turn.
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** Whether the child at work has printed anything. */
  get hasPrinted(): boolean {
    return (this.running?.child.output.bytes ?? 0) > 0;
  }

  /** Ends it. Idempotent. */
  async end(): Promise<void> {
    this.signal?.removeEventListener("abort", this.cancel);
    const { running } = this;
    if (running) await this.retire(running);
  }

  /** What the child of a generation printed, after its end. */
  printedBy(generation: number): Printed {
    return this.outputs[generation] ?? { printed: "", printedMore: false };
  }

  private readonly cancel = (): void => {
    this.isCancelled = true;
    void this.running?.child.end();
  };

  private get timeLeft(): number {
    return this.deadline - performance.now();
  }

  private async call(call: ActCall): Promise<Performed> {
    const performed = await this.prefetched.take(call);
    if (performed) return performed;
    await this.dropPrefetched();
    const failed = this.running ? undefined : await this.restart();
    return failed ?? (await this.make(call)) ?? cancelled;
  }

  /** Undefined if the child stopped before it was the call's turn. */
  private make(call: ActCall): Promise<Performed | undefined> {
    return this.tryToAsk({ kind: "call", ...call }, this.limits.call, this.base.call);
  }

  private prefetch(calls: readonly ActCall[]): void {
    if (!this.prefetched.isEmpty) return;
    this.running?.child.together(() => {
      for (const call of calls) this.prefetched.add(call, this.make(call));
    });
  }

  /** Where the program stops in a call that nobody asked for, that counts for nothing. */
  private async dropPrefetched(): Promise<void> {
    const wasRunning = this.running !== undefined;
    await this.prefetched.drop();
    if (wasRunning && !this.running) this.pardoned++;
  }

  private async restart(): Promise<Performed | undefined> {
    if (!this.isOver) {
      this.generation++;
      const loaded = await this.start();
      if (loaded.kind === "loaded") return undefined;
      if (loaded.kind === "stopped") return { outcome: loaded };
      await this.end();
    }
    return cancelled;
  }

  private async start(): Promise<Loaded> {
    const opened = await this.opened();
    if (opened.kind === "threw") return { kind: "course", message: opened.thrown.description };
    if (opened.kind === "stopped") return opened;
    const { outcome } = await this.ask({ kind: "load" }, this.limits.load);
    if (outcome.kind === "threw" || outcome.kind === "stopped") return outcome;
    return { kind: "loaded" };
  }

  /**
   * What came of opening the program in a child. No code of the learner's runs until it is loaded: a child that ends
   * before was ended by something else, and another one is taken.
   */
  private async opened(): Promise<Outcome> {
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.open();
      const isLost =
        outcome.kind === "stopped" && ["crashed", "ended-itself"].includes(outcome.stop);
      if (!isLost || this.isCancelled) return outcome;
      if (attempt === attempts) throw new InfrastructureError(lost);
    }
  }

  private async open(): Promise<Outcome> {
    const running = await this.nursery.take(this.base.wall);
    this.running = running;
    if (this.signal?.aborted) this.cancel();
    this.limits = onMachine(this.base, running.started);
    const file = join(running.box, programFile);
    withWords(() => writeFileSync(file, this.code, { mode: 0o444, flag: "wx" }));
    const patience = (0.75 * this.limits.call) / 1000;
    return (await this.ask({ kind: "open", file, patience }, this.limits.load)).outcome;
  }

  private async ask(request: Request, most: number): Promise<Performed> {
    return (await this.tryToAsk(request, most)) ?? cancelled;
  }

  /**
   * Undefined if the child stopped before it was this request's turn.
   *
   * @param said the time that is told where it runs out: a slow machine gives more, and the verdict is the same
   */
  private async tryToAsk(
    request: Request,
    most: number,
    said = most,
  ): Promise<Performed | undefined> {
    const { running } = this;
    let after = most;
    const limit = (): number => (after = Math.max(1, Math.min(most, this.timeLeft)));
    try {
      return await running?.child.ask(request, limit);
    } catch (error) {
      if (!(error instanceof ChildEnded)) throw error;
      const { ending, wasAtWork } = error;
      if (ending.kind === "bad-frame") this.hasForged = true;
      if (running && this.running === running) await this.retire(running);
      if (!wasAtWork) return undefined;
      return stopped(stopOf(ending), after === most ? said : this.base.wall);
    }
  }

  private async retire(running: ReadyChild): Promise<void> {
    const { generation } = this;
    this.running = undefined;
    await this.nursery.release(running);
    const { child } = running;
    this.stray ??= child.stray;
    this.outputs[generation] = printed(child.output, child.ending);
  }
}

/** What comes of a call for which there is no child any more. */
const cancelled: Performed = stopped("crashed", 0);

function stopped(stop: Stop, after: number): Performed {
  return { outcome: { kind: "stopped", stop, after } };
}

function printed(
  { text, cut }: { readonly text: string; readonly cut: boolean },
  ending: Ending | undefined,
): Printed {
  const isFull = ending?.kind === "out-of-memory";
  return { printed: isFull ? withoutHeapReport(text) : text, printedMore: cut };
}
