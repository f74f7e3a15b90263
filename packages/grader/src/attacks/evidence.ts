import type { Audience, GradeReport } from "../report/grade-report.ts";

/** Something that was written for somebody. */
export interface Output {
  /** What it is, in words: "junit for learners". */
  readonly name: string;
  readonly audience: Audience;
  readonly text: string;
  /** Why the platform that it is for would not accept it. */
  readonly problems: readonly string[];
}

/** All that can be known of an attack after it was graded. */
export interface Evidence {
  readonly reports: readonly GradeReport[];
  /** What its programs printed, unheard by learners or not. */
  readonly said: string;
  readonly outputs: readonly Output[];
  readonly seconds: number;
  /** How many times longer everything takes on this machine than where each core has one thing to do. */
  readonly slowness: number;
  /** MiB by which the grader's memory grew. */
  readonly growth: number;
  /** Seconds for which the grader heard nothing, and no time limit could end anything. */
  readonly standstill: number;
  /** Programs, mounts, control groups and files that were still there, in words. */
  readonly leftovers: readonly string[];
  /** What it changed or spoke to, in words. */
  readonly touched: readonly string[];
  /** Programs of the host that are no longer what they were. */
  readonly changedPrograms: readonly string[];
  /** What every object of the grader has since. */
  readonly pollution: readonly string[];
}
