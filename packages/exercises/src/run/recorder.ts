import type { Plain } from "../plain/plain.ts";
import { renderCall } from "../render/render-call.ts";
import { renderValue } from "../render/render-value.ts";
import { CheckFailure } from "../spec/check-failure.ts";
import type { CallAction } from "../spec/exercise.ts";
import { callAction } from "./call.ts";
import { CallThrew } from "./call-threw.ts";
import type { CallRecord } from "./result.ts";
import type { RunOptions } from "./run-exercise.ts";
import type { Subject } from "./subject.ts";

const maxCalls = 500;

/** Performs a spec's calls on a subject and remembers them. */
export class Recorder {
  /** The calls of the example that runs now. */
  example: CallRecord[] = [];
  /** The first 500 calls of all. */
  readonly all: CallRecord[] = [];
  /** Whether calls may change their arguments. */
  mutates = false;

  private readonly subject: Subject;
  private readonly onEvent: RunOptions["onEvent"];

  constructor(subject: Subject, onEvent?: RunOptions["onEvent"]) {
    this.subject = subject;
    this.onEvent = onEvent;
  }

  readonly call: CallAction = async (action, args) => {
    this.onEvent?.({ kind: "call", action, args });
    const record = await callAction(this.subject, action, args);
    this.example.push(record);
    if (this.all.length < maxCalls) this.all.push(record);
    return this.resultOf(record);
  };

  private resultOf(record: CallRecord): Plain {
    const { action, args, outcome, argsAfter } = record;
    if (outcome.kind === "threw") throw new CallThrew(action, outcome.thrown);
    if (argsAfter && !this.mutates) throw mutated(record, argsAfter);
    if (outcome.kind === "returned") return outcome.value;
    const message = `${renderCall(action, args)} gave something else than data. ${outcome.reason}`;
    throw new CheckFailure({
      kind: "type",
      message,
      why: "the checks read numbers, texts, lists and records",
    });
  }
}

function mutated({ args }: CallRecord, argsAfter: readonly Plain[]): CheckFailure {
  const i = args.findIndex((arg, at) => renderValue(arg) !== renderValue(argsAfter[at]));
  const place = args.length === 1 ? "its argument" : `argument ${Math.max(i, 0) + 1}`;
  return new CheckFailure({
    kind: "mutated",
    message: `The call changed ${place}: afterwards it was ${renderValue(argsAfter[Math.max(i, 0)])}.`,
    why: "whoever calls a function still needs what it passed in: work on a copy",
    expected: args[Math.max(i, 0)],
    received: argsAfter[Math.max(i, 0)],
  });
}
