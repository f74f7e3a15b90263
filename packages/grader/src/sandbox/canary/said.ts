import type { Protection } from "../protection.ts";
import type { Breach } from "./bait.ts";
import type { Try } from "./task.ts";

/** What nobody but the canary can tell, by the beginnings of its words. */
const believed: readonly (readonly [about: string, against: Protection, words: string])[] = [
  ["code: ", "code", "ran code that it did not bring along"],
  ["reading: /etc", "reading", "read a file of the system"],
  ["listing: ", "listing", "found other programs"],
  ["signals: to the grader", "signals", "may send signals to the grader"],
  ["network: listening", "network", "listened on a port"],
  ["memory: ", "memory", "claimed more memory than it may have"],
  ["programs: ", "programs", "started a program"],
];

/** What a canary says went through, where only it can know. */
export function breachesSaid(tries: readonly Try[]): Breach[] {
  return tries
    .filter(({ wentThrough }) => wentThrough)
    .flatMap(({ about }) =>
      believed
        .filter(([start]) => about.startsWith(start))
        .map(([, against, words]): Breach => [against, words]),
    );
}
