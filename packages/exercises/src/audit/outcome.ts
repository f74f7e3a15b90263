import type { AnswerFile } from "../catalog.ts";
import type { ExerciseState } from "../run/result.ts";

/** Whose code an audit runs the spec on. */
export type SubjectKind = "stub" | "solution" | "accept" | "mistake";

/** A file in the learner's place. */
export interface AuditSubject extends AnswerFile {
  readonly kind: SubjectKind;
  /** For a mistake: its `@diagnosis`. */
  readonly diagnosis: string;
}

/** What the spec says about one subject. */
export interface SubjectOutcome {
  readonly kind: SubjectKind;
  readonly name: string;
  /** Why it could not be run to its end, as a sentence. */
  readonly problem?: string;
  readonly state?: ExerciseState;
  readonly points?: number;
  readonly maxPoints?: number;
  /** Titles of the checks that passed, and of those that did not. */
  readonly passed: readonly string[];
  readonly rejectedBy: readonly string[];
  /** The verdict of the first check that does not pass. */
  readonly verdict?: string;
  /** For a rejected mistake: the name of the mistake it is taken for. */
  readonly diagnosedAs?: string;
}

/** What the spec says about every subject of an exercise. */
export interface AuditOutcome {
  readonly title: string;
  readonly hints: number;
  readonly checks: readonly string[];
  readonly points: number;
  readonly subjects: readonly SubjectOutcome[];
}
