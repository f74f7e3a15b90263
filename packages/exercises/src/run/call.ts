import type { Plain } from "../plain/plain.ts";
import { NotPlainError, toPlain } from "../plain/to-plain.ts";
import { SpecError } from "../spec/spec-error.ts";
import type { CallRecord } from "./result.ts";
import type { Transport } from "./transport.ts";

/**
 * Calls an action and records it: the arguments as they were before, what came out, and how the arguments were left.
 *
 * @throws SpecError if an argument is not plain data
 */
export async function callAction(
  transport: Transport,
  action: string,
  given: readonly unknown[],
  step = 0,
): Promise<CallRecord> {
  const args = given.map((arg, i) => plainArgument(action, arg, i));
  return { action, args, step, ...(await transport(action, args)) };
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
