import type { Limits } from "../child/limits.ts";
import type { Stop } from "@gradus/exercises";
import { seconds } from "./words.ts";

/** How a program stopped, and what the usual reason is. */
export interface StopWords {
  readonly what: string;
  readonly why: string;
}

/** What a program may use, as far as it is said. */
export interface StopLimits extends Pick<Limits, "memory" | "mostOutput"> {
  /** How long it was allowed to take, in milliseconds. */
  readonly time: number;
}

/** Says in words how a program stopped before the checks were through. */
export function stopWords(stop: Stop, limits: StopLimits): StopWords {
  return words[stop](limits);
}

const words: Readonly<Record<Stop, (limits: StopLimits) => StopWords>> = {
  "too-slow": ({ time }) => ({
    what: `Your program did not come to an end within ${seconds(time)}, so it was stopped.`,
    why: "A loop that never ends is the usual reason: does every turn bring it closer to its end?",
  }),
  "out-of-memory": ({ memory }) => ({
    what: "Your program ran out of memory.",
    why: `A list that is made far too long, or that grows in a loop without end, is the usual reason: ${memory} MB are enough for every exercise.`,
  }),
  "printed-too-much": ({ mostOutput }) => ({
    what: `Your program printed more than ${mostOutput / 1024} KB, so it was stopped.`,
    why: "A console.log inside a loop that does not end is the usual reason.",
  }),
  "ended-itself": () => ({
    what: "Your program ended itself before the checks were through.",
    why: "process.exit() ends the whole program. A function ends, and gives its answer, with return.",
  }),
  stuck: () => ({
    what: "Your program waits for something that never comes.",
    why: "An await on a Promise that nobody ever resolves is the usual reason.",
  }),
  crashed: () => ({
    what: "Your program crashed: the system stopped it.",
    why: "This is rare: look at whatever the program does that is out of the ordinary.",
  }),
  "bad-frame": () => ({
    what: "Your program wrote to the grader's private channel.",
    why: "File descriptor 3 carries the results of the checks. To print something, use console.log().",
  }),
};
