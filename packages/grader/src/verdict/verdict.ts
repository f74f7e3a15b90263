import type { CheckResult, Stop, Thrown } from "@gradus/exercises";
import type { Obstacle } from "../bundle/obstacle.ts";
import type { PlannedCheck } from "../child/plan.ts";
import type { Position } from "../source/declaration.ts";

/** Where an exercise stands. `broken` is the course's own fault. */
export type State = "done" | "wrong" | "to-do" | "broken";

/** What was going on when a program stopped. */
export interface During {
  /** The title of the check. */
  readonly check: string;
  /** The call, as a learner would write it. */
  readonly call?: string;
}

/** Why an exercise is not done. */
export type Problem =
  /** A check does not pass. */
  | { readonly kind: "check"; readonly check: JudgedCheck }
  /** The file cannot be read as TypeScript. */
  | { readonly kind: "unreadable"; readonly obstacles: readonly Obstacle[] }
  /** The file itself threw before any function was called. */
  | { readonly kind: "load-threw"; readonly thrown: Thrown }
  | {
      readonly kind: "stopped";
      readonly stop: Stop;
      readonly during?: During;
      /** How long it was allowed to run, in milliseconds. */
      readonly limit: number;
    }
  /** There is no `exercise.ts`. */
  | { readonly kind: "missing" }
  /** The sandbox did not start, twice and again: nobody's fault, no grade, and worth another try. */
  | { readonly kind: "infrastructure"; readonly message: string }
  /** The course itself is wrong. */
  | { readonly kind: "course"; readonly message: string };

/** What became of a check. */
export interface JudgedCheck extends CheckResult {
  /**
   * It passes on the values that everybody sees and fails on those that the course keeps to itself: its values,
   * results and errors are for staff, whatever the check's own visibility.
   */
  readonly hiddenValues?: boolean;
}

/** The truth about one learner's answer to one exercise. */
export interface Verdict {
  readonly id: string;
  readonly title: string;
  readonly state: State;
  readonly points: number;
  readonly maxPoints: number;
  readonly hints: readonly string[];
  readonly plan: readonly PlannedCheck[];
  /** Of the checks that have run. */
  readonly checks: readonly JudgedCheck[];
  readonly problem?: Problem;
  /** The learner's own line. */
  readonly position?: Position;
  /** The diagnosis of the known mistake that behaves the same. */
  readonly matches?: string;
  /** The first error that reached nobody. */
  readonly stray?: Thrown;
  readonly printed: string;
  readonly printedMore: boolean;
  readonly milliseconds: number;
  /** Which generated values were tried. */
  readonly seeds: Seeds;
}

/** What decided the generated values of a verdict: `--seed` with one of these tries the same again. */
export interface Seeds {
  /** Decided by the exercise alone: everybody sees the same values. */
  readonly shown: number;
  /** Derived from the course's key: for staff, never for learners. */
  readonly hidden?: number;
}
