import { CheckFailure } from "../check-failure.ts";
import { CallThrew } from "../../run/call-threw.ts";
import type { Thrown } from "../../run/thrown.ts";
import { isAccident } from "./accident.ts";
import { matcherPassed } from "./passed.ts";
import { toPlain } from "../../plain/to-plain.ts";

export interface ThrowsOptions {
  /** What the error's message must contain, or match. */
  readonly message?: string | RegExp;
  /** What the error must be called: `"RangeError"`. */
  readonly name?: string;
}

/**
 * The call throws an Error of its own: one by which the engine stumbles ("Cannot read properties of undefined") does
 * not count.
 *
 * @param call calls one action: `() => act.dot([1], [1, 2])`
 * @param why what is wrong with its arguments, for the learner
 */
export async function throws(
  call: () => Promise<unknown>,
  why: string,
  { message, name }: ThrowsOptions = {},
): Promise<void> {
  let received: unknown;
  try {
    received = await call();
  } catch (error) {
    // What is not written or not exported refuses nothing; a failed matcher inside stays one.
    if (!(error instanceof CallThrew)) throw error;
    const { thrown } = error;
    if (thrown.notWritten || thrown.missingExport) throw error;
    const complaint = complain(thrown, name, message);
    if (complaint === undefined) return matcherPassed();
    throw new CheckFailure({
      kind: "wrong-error",
      message: complaint,
      why,
      received: thrown.message,
    });
  }
  const text = "It threw nothing, where an error is expected.";
  throw new CheckFailure({ kind: "not-thrown", message: text, why, received: toPlain(received) });
}

/** What is wrong with an error, as a sentence; undefined if nothing is. */
function complain(
  thrown: Thrown,
  name: string | undefined,
  message: string | RegExp | undefined,
): string | undefined {
  const it = `It threw ${thrown.description}`;
  if (!thrown.isError) return `${it}, which is not an Error. Try: throw new RangeError("…")`;
  if (isAccident(thrown)) {
    return `It stumbled over ${thrown.description}. An error that it throws itself is expected.`;
  }
  if (name !== undefined && thrown.name !== name) {
    return `${it}, where a ${name} is expected.`;
  }
  if (message !== undefined && !matches(thrown.message, message)) {
    return `${it}. This message does not say what is wrong: it should contain ${String(message)}.`;
  }
  return undefined;
}

function matches(text: string, pattern: string | RegExp): boolean {
  return typeof pattern === "string" ? text.includes(pattern) : pattern.test(text);
}
