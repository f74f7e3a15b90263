import type { Plain } from "../plain/plain.ts";
import { samePlain } from "../plain/same.ts";
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
    const { action, outcome, argsAfter } = record;
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
