import type { Stop } from "../run/result.ts";

/** Says in one sentence how a program stopped in a call. */
export function stoppedText(stop: Stop, milliseconds: number): string {
  return sentences[stop](milliseconds / 1000);
}

const sentences: Readonly<Record<Stop, (seconds: number) => string>> = {
  "too-slow": (seconds) =>
    `It had not come to an end after ${seconds === 1 ? "1 second" : `${seconds} seconds`}, and was stopped.`,
  stuck: () => "It waits for something that never comes.",
  "out-of-memory": () => "It ran out of memory.",
  "ended-itself": () => "It ended the whole program.",
  crashed: () => "The program crashed.",
  "printed-too-much": () => "It printed more than is allowed.",
  "bad-frame": () => "It wrote to the grader's private channel.",
};
