import type { Plain } from "../plain/plain.ts";
import { samePlain } from "../plain/same.ts";
import { NotPlainError, toPlain } from "../plain/to-plain.ts";
import { SpecError } from "../spec/spec-error.ts";
import type { CallRecord, Outcome } from "./result.ts";
import { actionOf, type Subject } from "./subject.ts";
import { describeThrown } from "./thrown.ts";

/**
 * Calls an action and records it: the arguments as they were before, what came out, and how the arguments were left.
 *
 * The learner's code gets copies, so nothing of the spec's can be changed or kept.
 */
export async function callAction(
  subject: Subject,
  action: string,
  given: readonly unknown[],
): Promise<CallRecord> {
  const args = given.map((arg, i) => plainArgument(action, arg, i));
  const copies = args.map(toPlain);
  const outcome = await perform(subject, action, copies);
  const argsAfter = readBack(copies);
  if (argsAfter === undefined || samePlain(args, argsAfter)) return { action, args, outcome };
  return { action, args, outcome, argsAfter };
}

function plainArgument(action: string, arg: unknown, i: number): Plain {
  try {
    return toPlain(arg);
  } catch (error) {
    const reason = error instanceof NotPlainError ? error.message : String(error);
    throw new SpecError(
      `act.${action}: argument ${i + 1} is not plain data. ${reason}\n` +
        "  Only plain data crosses between a spec and a learner's code.\n" +
        "  Try: an act.ts, which turns a name into a function.",
    );
  }
}

async function perform(subject: Subject, action: string, args: unknown[]): Promise<Outcome> {
  try {
    return returned(await settle(actionOf(subject, action)(...args)));
  } catch (error) {
    return { kind: "threw", thrown: describeThrown(error) };
  }
}

/** Waits for a real Promise only: reading `then` of whatever came back could run anything. */
async function settle(value: unknown): Promise<{ value: unknown }> {
  return { value: value instanceof Promise ? await withLimit(value) : value };
}

const maxWait = 5000;

/** A Promise that nobody settles would end the process without a word. */
async function withLimit(promise: Promise<unknown>): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new Error(
      `The Promise that came back was not settled within ${maxWait / 1000} s.`,
    );
    timer = setTimeout(() => reject(error), maxWait);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

function returned({ value }: { value: unknown }): Outcome {
  try {
    return { kind: "returned", value: toPlain(value) };
  } catch (error) {
    if (!(error instanceof NotPlainError)) throw error;
    return { kind: "not-plain", reason: error.message };
  }
}

/** The arguments as they are now, or undefined where that cannot be said. */
function readBack(args: readonly unknown[]): Plain[] | undefined {
  try {
    return args.map(toPlain);
  } catch {
    return undefined;
  }
}
