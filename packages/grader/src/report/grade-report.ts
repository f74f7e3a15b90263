import type { Visibility } from "@gradus/exercises";
import type { Level } from "../sandbox/level.ts";
import type { Signature } from "./signature.ts";

/** What came of an attempt to grade. */
export const outcomes = ["graded", "not-gradable", "infra-error"] as const;

/**
 * `graded`: the points are the answer's. `not-gradable`: the file could not be read or loaded, so no check ran.
 * `infra-error`: the course or the grader failed; the answer is not to blame, and an earlier grade stands.
 */
export type Outcome = (typeof outcomes)[number];

/** What can become of a check. */
export const reportStatuses = [
  "pass",
  "fail",
  "threw",
  "timeout",
  "memory",
  "crash",
  "blocked",
  "not-run",
] as const;

export type ReportStatus = (typeof reportStatuses)[number];

/** A line of the learner's file, counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** One check of a report. A check is all or nothing: `points` is 0 or `maxPoints`. */
export interface ReportedCheck {
  readonly id: string;
  readonly title: string;
  /** The number of the task it belongs to, where an exercise has several. */
  readonly task?: number;
  readonly visibility: Visibility;
  readonly points: number;
  readonly maxPoints: number;
  readonly status: ReportStatus;
  /** What happened, for people; empty where it passes. */
  readonly message: string;
  readonly hint?: string;
  /** The smallest generated value that does not pass. */
  readonly counterexample?: string;
  /** The title of the check that has to pass before this one is run. */
  readonly needs?: string;
  readonly place?: Place;
  readonly ms: number;
  /** What the learner's program printed during this check. */
  readonly output?: string;
  /** It passes on the values that everybody sees and not on those that the course keeps to itself. */
  readonly hiddenValues?: boolean;
}

/** By whom, where and how strictly an answer was graded. */
export interface RunFacts {
  /** The grader's version. */
  readonly grader: string;
  /** Node's version. */
  readonly node: string;
  /** `2026-11-21T10:00:00.000Z` */
  readonly startedAt: string;
  readonly ms: number;
  readonly level: Level;
  readonly enforced: readonly string[];
  readonly notEnforced: readonly string[];
  /** Names the secret that hidden values follow from, `shown` where there was none. Never the seed itself. */
  readonly seedId: string;
}

/** Which exercise was graded. */
export interface GradedExercise {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** Names the content of the spec: another spec has another. */
  readonly specHash: string;
  /** The learner's file, relative to the folder that platforms show files of. */
  readonly file: string;
}

/** What was graded. */
export interface GradedSubmission {
  readonly id: string;
  /** Of the learner's file; 64 zeros where there was none. */
  readonly sha256: string;
}

/** The grade of one answer to one exercise: `grade/v1`. All numbers are whole. */
export interface GradeReport {
  readonly schema: "grade/v1";
  /** Who may read it: staff, or the learner, for whom hidden things are left out. */
  readonly audience: Audience;
  readonly exercise: GradedExercise;
  readonly submission: GradedSubmission;
  readonly run: RunFacts;
  readonly outcome: Outcome;
  readonly points: number;
  readonly maxPoints: number;
  /** What happened to the answer as a whole, for people. */
  readonly message?: string;
  /** The same for staff, where it says more than a learner should read. */
  readonly detail?: string;
  /** Where `message` is about a line. */
  readonly place?: Place;
  /** The known mistake that behaves the same. */
  readonly diagnosis?: string;
  /** What the learner's program printed. */
  readonly output?: string;
  readonly checks: readonly ReportedCheck[];
  /** How many checks are left out; `points` and `maxPoints` do not count them. */
  readonly hiddenChecks: number;
  /** What staff should look at: `private-channel`, `ended-itself`, … */
  readonly flags: readonly string[];
  readonly signature?: Signature;
}

/** Who reads a report. */
export const audiences = ["staff", "learner"] as const;

export type Audience = (typeof audiences)[number];
