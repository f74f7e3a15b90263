import type { Plain } from "../plain/plain.ts";
import { samePlain } from "../plain/same.ts";
import { renderValue } from "../render/render-value.ts";
import { CheckFailure } from "../spec/check-failure.ts";
import { matchersPassed } from "../spec/matchers/passed.ts";
import type { CallAction } from "../spec/exercise.ts";
import { callAction } from "./call.ts";
import { CallStopped } from "./call-stopped.ts";
import { CallThrew } from "./call-threw.ts";
import type { CallRecord } from "./result.ts";
import type { RunOptions } from "./run-exercise.ts";
import type { Transport } from "./transport.ts";

const maxCalls = 500;

/** Performs a spec's calls through a transport and remembers them. */
export class Recorder {
  /** The calls of the example that runs now. */
  example: CallRecord[] = [];
  /** The first 500 calls of all. */
  readonly all: CallRecord[] = [];
  /** Whether calls may change their arguments. */
  mutates = false;
  /** How the program stopped in the example that runs now, if it did. A spec cannot overlook it. */
  stopped: CallStopped | undefined;

  private readonly transport: Transport;
  private readonly onEvent: RunOptions["onEvent"];
  /** How many matchers of this example have passed, and how many of all had when a call last came back. */
  private steps = 0;
  private seen = 0;

  constructor(transport: Transport, onEvent?: RunOptions["onEvent"]) {
    this.transport = transport;
    this.onEvent = onEvent;
  }

  /** Forgets the example before. */
  startExample(): void {
    this.example = [];
    this.stopped = undefined;
    this.steps = 0;
    this.seen = matchersPassed();
  }

  readonly call: CallAction = async (action, args) => {
    this.onEvent?.({ kind: "call", action, args });
    // Between a call that comes back and the next one, only this example's matchers run, however many specs do.
    this.steps += matchersPassed() - this.seen;
    const record = await callAction(this.transport, action, args, this.steps);
    this.seen = matchersPassed();
    this.example.push(record);
    if (this.all.length < maxCalls) this.all.push(record);
    return this.resultOf(record);
  };

  private resultOf(record: CallRecord): Plain {
    const { action, outcome, argsAfter } = record;
    if (outcome.kind === "stopped") {
      this.stopped = new CallStopped(action, outcome.stop, outcome.after);
      throw this.stopped;
    }
    if (outcome.kind === "threw") throw new CallThrew(action, outcome.thrown);
    if (argsAfter && !this.mutates) throw mutated(record, argsAfter);
    if (outcome.kind === "returned") return outcome.value;
    throw new CheckFailure({ kind: "type", message: outcome.reason, why: readable });
  }
}

const readable = "the checks read numbers, texts, lists and records";

function mutated({ args }: CallRecord, argsAfter: readonly Plain[]): CheckFailure {
  const i = args.findIndex((arg, at) => !samePlain(arg, argsAfter[at]));
  const place = args.length === 1 ? "its argument" : `argument ${i + 1}`;
  return new CheckFailure({
    kind: "mutated",
    message: `The call changed ${place}: afterwards it was ${renderValue(argsAfter[i])}.`,
    why: "whoever calls a function still needs what it passed in: work on a copy",
    expected: args[i],
    received: argsAfter[i],
  });
}
