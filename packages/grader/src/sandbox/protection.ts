import { isAtLeast, type Level, levels } from "./level.ts";

/** What a program can be kept from, each in words of one phrase, as reports name it. */
export const protections = {
  code: "code from strings",
  environment: "environment",
  heap: "heap memory",
  reading: "reading files",
  writing: "writing files",
  programs: "starting programs",
  leftovers: "programs left behind",
  grader: "the grader's memory",
  signals: "signals to other programs",
  privileges: "privileges",
  memory: "memory outside the heap",
  processor: "processor time",
  counts: "numbers of files and threads",
  network: "network",
  listing: "process listing",
  kernel: "kernel interfaces",
  group: "memory as the kernel counts it",
} as const;

/** One thing that a program can be kept from. */
export type Protection = keyof typeof protections;

/** What each level promises beside what the ones before it do. */
export const addedBy: Readonly<Record<Level, readonly Protection[]>> = {
  L0: ["code", "environment", "heap"],
  L1: ["reading", "writing", "programs", "leftovers"],
  L2: ["grader", "signals", "privileges", "memory", "processor", "counts"],
  L3: ["network", "listing", "kernel"],
  L4: ["group"],
};

/** Everything that a level promises, with what the ones before it promise. */
export function promisesOf(level: Level): Protection[] {
  return levels.filter((one) => isAtLeast(level, one)).flatMap((one) => addedBy[one]);
}

/** All that is asked about at a level: what L3 promises, and what the level itself does. */
export function askedAt(level: Level): Protection[] {
  return promisesOf(isAtLeast(level, "L3") ? level : "L3");
}
