import {
  describeThrown,
  inProcess,
  type ModuleExports,
  type Performed,
} from "@gradus/exercises/subject";
import { writeSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { encodeFrame, type Frame, FrameReader } from "../protocol/frame.ts";
import {
  decodeRequest,
  encodeLog,
  encodeReply,
  kinds,
  noRequest,
  type Request,
} from "../protocol/messages.ts";

/** The file that holds a learner's code. What it exports is loaded when it is asked for. */
interface Program {
  readonly learner: () => Promise<ModuleExports>;
  readonly acts: readonly (() => Promise<ModuleExports>)[];
}

/** Taken before any other code runs, which could put something else in its place. */
const write = writeSync;

/** The file descriptor that the parent listens on. */
const channel = 3;

/** The parent is trusted: what it sends may be as long as it is. */
const requestLimits = { frame: 2 ** 30, head: 2 ** 30 };

/**
 * What runs in the child: loads a learner's program and makes calls when it is asked to, one at a time.
 *
 * It knows no spec, no expected value and no path to one. Whatever a learner's code does to it changes nothing but
 * that code's own answers.
 */
export class Harness {
  private patience = 5;
  private program: Program | undefined;
  private acts: readonly ModuleExports[] = [];
  private learner: ModuleExports = {};
  private hasStrayed = false;

  /** Listens until the parent has gone. */
  serve(): void {
    printAtOnce();
    this.watchForStrays();
    const reader = new FrameReader(requestLimits);
    let before: Promise<void> = Promise.resolve();
    process.stdin.on("data", (chunk: Buffer) => {
      for (const frame of reader.read(chunk)) before = before.then(() => this.answer(frame));
    });
    process.stdin.on("end", () => process.exit(0));
    say(encodeFrame(noRequest, kinds.ready, {}));
  }

  private async answer(frame: Frame): Promise<void> {
    // While a call is made nothing but the learner's own code keeps the process: if that waits for what never comes,
    // nothing is left to do, and that is heard.
    process.stdin.unref();
    const performed = await this.perform(decodeRequest(frame));
    process.stdin.ref();
    say(encodeReply(frame.request, performed));
  }

  private async perform(request: Request): Promise<Performed> {
    try {
      if (request.kind === "call") return await this.call(request);
      if (request.kind === "open") await this.open(request);
      if (request.kind === "load") this.learner = (await this.program?.learner()) ?? {};
      if (request.kind === "mark") await mark(request.text);
      return { outcome: { kind: "returned", value: undefined } };
    } catch (error) {
      return { outcome: { kind: "threw", thrown: describeThrown(error) } };
    }
  }

  private async open({ file, patience }: Extract<Request, { kind: "open" }>): Promise<void> {
    this.patience = patience;
    this.program = (await import(pathToFileURL(file).href)) as Program;
    const acts: ModuleExports[] = [];
    for (const load of this.program.acts) acts.push(await load());
    this.acts = acts;
  }

  private call({ act, action, args }: Extract<Request, { kind: "call" }>): Promise<Performed> {
    const { learner, patience } = this;
    const acts = act === null ? undefined : this.acts[act];
    return inProcess({ learner, patience, ...(acts && { acts }) })(action, args);
  }

  /** Errors that reach nobody, and an end that nobody wanted. */
  private watchForStrays(): void {
    const stray = (error: unknown): void => {
      if (!this.hasStrayed) say(encodeLog({ stray: describeThrown(error) }));
      this.hasStrayed = true;
    };
    process.on("uncaughtException", stray);
    process.on("unhandledRejection", stray);
    process.on("beforeExit", () => say(encodeLog({ stuck: true })));
  }
}

/** A promise that nobody waits for is rejected after the call: it is heard one turn later. */
async function mark(text: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  if (text !== "") write(1, text);
}

/** Waits while the pipe is full: what is said must have arrived before the learner's code runs on. */
function say(bytes: Buffer): void {
  for (let sent = 0; sent < bytes.length;) {
    try {
      sent += write(channel, bytes, sent);
    } catch (error) {
      if ((error as { code?: unknown }).code !== "EAGAIN") throw error;
    }
  }
}

/**
 * Makes printing wait until it is heard. Left alone, Node keeps what a full pipe does not take, and a loop that prints
 * without end would run out of memory before anybody heard of it.
 */
function printAtOnce(): void {
  for (const stream of [process.stdout, process.stderr]) {
    const { _handle: pipe } = stream as { _handle?: { setBlocking?: (on: boolean) => void } };
    pipe?.setBlocking?.(true);
  }
}
