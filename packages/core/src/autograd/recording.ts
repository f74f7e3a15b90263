import { explain } from "../tensor/explain.ts";

let recording = true;

/** Whether operations write to the tape. */
export function isRecording(): boolean {
  return recording;
}

/** Runs `body` with the tape on or off, then as before. */
export function withRecording<Result>(on: boolean, body: () => Result): Result {
  const before = recording;
  recording = on;
  try {
    const result = body();
    if (!(result instanceof Promise)) return result;
    throw new TypeError(
      explain(
        on ? "grad" : "noGrad",
        "the body returned a Promise.",
        "The tape is switched back when the body returns, before a Promise is done.",
        "await first, and compute inside.",
      ),
    );
  } finally {
    recording = before;
  }
}

/**
 * Runs `body` without a tape: to update parameters, and for inference.
 *
 * @throws TypeError if the body returns a Promise
 */
export function noGrad<Result>(body: () => Result): Result {
  return withRecording(false, body);
}
