import type { Plain } from "../plain/plain.ts";
import { samePlain } from "../plain/same.ts";
import { NotPlainError, toPlain } from "../plain/to-plain.ts";
import { matchersPassed } from "../spec/matchers/passed.ts";
import { SpecError } from "../spec/spec-error.ts";
import { perform } from "./perform.ts";
import type { CallRecord } from "./result.ts";
import type { Subject } from "./subject.ts";

/**
 * Calls an action and records it: the arguments as they were before, what came out, and how the arguments were left.
 *
 * The learner's code gets copies, so nothing of the spec's can be changed or kept.
 *
 * @throws SpecError if an argument is not plain data
 */
export async function callAction(
  subject: Subject,
  action: string,
  given: readonly unknown[],
): Promise<CallRecord> {
  const args = given.map((arg, i) => plainArgument(action, arg, i));
  const step = matchersPassed();
  const copies = args.map(toPlain);
  const outcome = await perform(subject, action, [...copies]);
  const argsAfter = copies.map(readBack);
  return samePlain(args, argsAfter)
    ? { action, args, outcome, step }
    : { action, args, outcome, step, argsAfter };
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

/** An argument as the call left it. */
function readBack(arg: unknown): Plain {
  try {
    return toPlain(arg);
  } catch {
    return "(something that is no data any more)";
  }
}
