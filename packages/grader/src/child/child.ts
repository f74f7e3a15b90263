import type { Performed, Thrown } from "@gradus/exercises";
import { randomInt } from "node:crypto";
import type { Readable } from "node:stream";
import { type Frame, FrameReader } from "../protocol/frame.ts";
import {
  decodeLog,
  decodeReply,
  encodeRequest,
  kinds,
  noRequest,
  type Request,
} from "../protocol/messages.ts";
import { ProtocolError } from "../protocol/protocol-error.ts";
import type { SandboxedProcess } from "../sandbox/sandbox.ts";
import { type Ending, endingOf } from "./ending.ts";
import { Guard } from "./guard.ts";
import type { Limits } from "./limits.ts";
import { Output } from "./output.ts";

/** How a request rejects when the child ended instead of answering. */
export class ChildEnded extends Error {
  override readonly name = "ChildEnded";
  readonly ending: Ending;
  /** Whether it was this request's turn. */
  readonly wasAtWork: boolean;

  constructor(ending: Ending, wasAtWork: boolean) {
    super(`The child ended: ${ending.kind}.`);
    this.ending = ending;
    this.wasAtWork = wasAtWork;
  }
}

/** What waits for an answer. */
interface Waiting {
  readonly request: number;
  /** Asked when its turn comes. */
  readonly limit: () => number;
  readonly resolve: (performed: Performed) => void;
  readonly reject: (error: Error) => void;
}

/** How long pipes are read after a program has ended, in milliseconds: what it left behind may hold them open. */
const lastWords = 200;

/**
 * A child, seen from here. It does one thing at a time, in the order in which it was asked, and what it says is believed
 * only where it is exactly an answer to what it is doing.
 */
export class Child {
  readonly output: Output;
  /** The first error in it that reached nobody. */
  stray: Thrown | undefined;
  /** How it ended, once it has. */
  ending: Ending | undefined;

  private readonly process: SandboxedProcess;
  private readonly guard: Guard;
  private readonly reader = new FrameReader();
  /** What it was asked and has not answered; it is at work on the first. */
  private readonly waiting: Waiting[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isReady = false;
  private logs = 0;

  constructor(process: SandboxedProcess, limits: Limits, signal?: AbortSignal) {
    this.process = process;
    this.output = new Output(limits.keptOutput);
    this.guard = new Guard(process, limits.process, signal);
    this.listen(limits.mostOutput);
  }

  /**
   * Waits until the child is there.
   *
   * @throws ChildEnded if it is not within its time
   */
  async ready(limit: number): Promise<void> {
    await this.wait(noRequest, () => limit);
  }

  /**
   * Asks for something and waits for the answer.
   *
   * @param limit milliseconds after which the child is ended, counted from when it has answered what it was asked before
   * @throws ChildEnded if it ends first
   */
  ask(request: Request, limit: () => number): Promise<Performed> {
    if (this.ending) return Promise.reject(new ChildEnded(this.ending, true));
    // Nobody can guess it, so what is said to belong to it does.
    const id = randomInt(1, 2 ** 32);
    const answer = this.wait(id, limit);
    this.process.child.stdin?.write(encodeRequest(id, request));
    return answer;
  }

  /** Ends it; resolves when nothing of it is left. */
  async end(reason: Ending = { kind: "cancelled" }): Promise<void> {
    this.guard.stop(reason);
    await this.process.gone;
  }

  /** What is asked in `body` is sent in one piece. */
  together(body: () => void): void {
    const { stdin } = this.process.child;
    stdin?.cork();
    body();
    stdin?.uncork();
  }

  private wait(request: number, limit: () => number): Promise<Performed> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ request, limit, resolve, reject });
      if (this.waiting.length === 1) this.watch();
    });
  }

  /** Gives the child its time for what it is at work on. */
  private watch(): void {
    clearTimeout(this.timer);
    if (this.waiting.length === 0) return;
    this.timer = setTimeout(() => {
      // The harness says a frame at once: half of one is not from there.
      this.guard.stop({ kind: this.reader.isPartial ? "bad-frame" : "too-slow" });
    }, this.waiting[0].limit());
  }

  private listen(mostOutput: number): void {
    const { child } = this.process;
    const print = (chunk: Buffer): void => {
      this.output.add(chunk);
      if (this.output.bytes > mostOutput) this.guard.stop({ kind: "printed-too-much" });
    };
    child.stdout?.on("data", print);
    child.stderr?.on("data", print);
    child.stdin?.on("error", () => {
      // It ended without reading what it was asked.
    });
    const channel = child.stdio[3] as Readable;
    channel.on("data", (chunk: Buffer) => this.read(chunk));
    channel.on("error", () => {
      // It ended while it was saying something.
    });
    const streams = [child.stdout, child.stderr, channel];
    child.on("exit", () => {
      setTimeout(() => streams.forEach((stream) => stream?.destroy()), lastWords).unref();
    });
    child.on("close", (code, signal) => this.close(code, signal));
    child.on("error", () => this.close(127, null));
  }

  private read(chunk: Buffer): void {
    if (this.guard.stopped) return;
    try {
      for (const frame of this.reader.read(chunk)) this.hear(frame);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.guard.stop({ kind: "bad-frame" });
    }
  }

  private hear(frame: Frame): void {
    const waiting = this.waiting.at(0);
    const isOurs =
      waiting?.request === frame.request && (frame.kind === kinds.ready) === !this.isReady;
    if (frame.kind === kinds.log) return this.hearLog(frame);
    const isAnswer = [kinds.ready, kinds.result, kinds.threw].some((kind) => kind === frame.kind);
    // A second answer to a request, or one to none.
    if (!waiting || !isOurs || !isAnswer) throw new ProtocolError("An answer to nothing.");
    const performed: Performed = this.isReady
      ? decodeReply(frame)
      : { outcome: { kind: "returned", value: undefined } };
    this.isReady = true;
    this.waiting.shift();
    this.watch();
    waiting.resolve(performed);
  }

  private hearLog(frame: Frame): void {
    // The harness says two things at most.
    if (frame.request !== noRequest || ++this.logs > 2) throw new ProtocolError("Too many logs.");
    const log = decodeLog(frame);
    if ("stuck" in log) this.guard.stop({ kind: "stuck" });
    else this.stray ??= log.stray;
  }

  private close(code: number | null, signal: string | null): void {
    if (this.ending) return;
    this.guard.release();
    const ending = this.guard.stopped ?? endingOf(code, signal, this.output.text);
    this.ending = ending;
    clearTimeout(this.timer);
    this.waiting.splice(0).forEach(({ reject }, i) => reject(new ChildEnded(ending, i === 0)));
  }
}
