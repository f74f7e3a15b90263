import { CheckFailure } from "../check-failure.ts";
import { CallThrew } from "../../run/call-threw.ts";
import { toPlain } from "../../plain/to-plain.ts";

export interface ThrowsOptions {
  /** What the error's message must contain, or match. */
  readonly message?: string | RegExp;
  /** What the error must be called: `"RangeError"`. */
  readonly name?: string;
}

/**
 * The call throws an Error.
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
    if (!(error instanceof CallThrew) || error.thrown.notWritten) throw error;
    const { thrown } = error;
    const wrong = (text: string): CheckFailure =>
      new CheckFailure({ kind: "wrong-error", message: text, why, received: thrown.message });
    if (!thrown.isError) {
      throw wrong(
        `It threw ${thrown.description}, which is not an Error. Try: throw new RangeError("…")`,
      );
    }
    if (name !== undefined && thrown.name !== name) {
      throw wrong(`It threw a ${thrown.name}, where a ${name} is expected.`);
    }
    if (message !== undefined && !matches(thrown.message, message)) {
      throw wrong(`It threw "${thrown.message}", whose message does not say what is expected.`);
    }
    return;
  }
  const text = "It threw nothing, where an error is expected.";
  throw new CheckFailure({ kind: "not-thrown", message: text, why, received: toPlain(received) });
}

function matches(text: string, pattern: string | RegExp): boolean {
  return typeof pattern === "string" ? text.includes(pattern) : pattern.test(text);
}
