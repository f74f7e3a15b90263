import { kindInWords, nothingCameBack } from "../spec/matchers/words.ts";
import { CheckFailure, type Failure } from "../spec/check-failure.ts";
import { SpecError } from "../spec/spec-error.ts";
import { CallThrew } from "./call-threw.ts";
import { CallStopped, stoppedStatus } from "./call-stopped.ts";
import type { CallRecord, Stop } from "./result.ts";
import type { Thrown } from "./thrown.ts";

/** Why an example did not pass. */
export type Problem =
  | { readonly status: "fail"; readonly failure: Failure }
  | { readonly status: "threw" | "to-do"; readonly thrown: Thrown }
  | {
      readonly status: (typeof stoppedStatus)[Stop];
      readonly stopped: Stop;
      readonly stoppedAfter: number;
    };

/**
 * What an error in an example means.
 *
 * @throws SpecError if it is the spec's own mistake
 */
export function problemFrom(error: unknown, calls: readonly CallRecord[]): Problem {
  if (error instanceof CheckFailure) return { status: "fail", failure: error.failure };
  if (error instanceof CallThrew) return thrownProblem(error.thrown);
  if (error instanceof CallStopped) {
    const { stop, after } = error;
    return { status: stoppedStatus[stop], stopped: stop, stoppedAfter: after };
  }
  const last = calls.at(-1)?.outcome;
  if (error instanceof TypeError && last?.kind === "returned") {
    return { status: "fail", failure: unreadable(last.value) };
  }
  if (error instanceof SpecError) throw error;
  throw new SpecError(`The spec threw: ${String(error)}`, { cause: error });
}

function thrownProblem(thrown: Thrown): Problem {
  if (thrown.notWritten) return { status: "to-do", thrown };
  if (!thrown.missingExport) return { status: "threw", thrown };
  const why = "the checks call it by this name";
  return { status: "fail", failure: { kind: "missing", message: thrown.message, why } };
}

/** The spec stumbled over a result of another form than it reads: the result's fault. */
function unreadable(received: Parameters<typeof kindInWords>[0]): Failure {
  const message =
    received === undefined
      ? nothingCameBack
      : `The result is ${kindInWords(received)}: it does not have the form that the comment above the function describes.`;
  return { kind: "type", message, why: "the check could not read the result", received };
}
