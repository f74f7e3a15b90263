import type { ExerciseEntry } from "@gradus/exercises";
import { framework } from "../bundle/framework.ts";
import { checkExercise } from "../check/check-exercise.ts";
import { defaultLimits, type Limits } from "../child/limits.ts";
import { openSandbox, type Sandbox, type SandboxOptions } from "../sandbox/sandbox.ts";
import type { Verdict } from "../verdict/verdict.ts";
import type { Places } from "../workspace/places.ts";

/** Where and how strictly a grader works. */
export interface GraderOptions extends SandboxOptions {
  readonly at: Places;
  readonly limits?: Limits;
}

/** What to grade, and with which values. */
export interface GradeOptions {
  /** The folder that holds the declared files (`exercise.ts`); the exercise's own if left out. Never written to. */
  readonly folder?: string;
  /** Decides every generated value, instead of the exercise's id: tries what a verdict with this seed tried. */
  readonly seed?: number;
  /** The course's secret: what passes is tried again on values that nobody can know. */
  readonly secret?: CourseSecret;
  /** A folder of further specs, `<exercise id>/spec.ts`, whose checks are added. */
  readonly specs?: string;
  /** Ends the grading. */
  readonly signal?: AbortSignal;
}

/** What hidden values follow from. */
export interface CourseSecret {
  /** From a file that only its owner can read, or a file descriptor: never from a command line or the environment. */
  readonly key: Uint8Array;
  /** Names the term: another term has other values. */
  readonly term?: string;
  /** Gives every submission values of its own, where sharing answers matters more than the same values for all. */
  readonly perSubmission?: boolean;
}

/** Grades answers one after the other, or several at the same time, in one sandbox. */
export interface Grader {
  readonly sandbox: Sandbox;
  /**
   * The verdict on one answer. Never rejects because of what was submitted.
   *
   * @returns undefined if it was cancelled
   */
  grade(exercise: ExerciseEntry, options?: GradeOptions): Promise<Verdict | undefined>;
  /** Ends what runs, and removes all temporary files. */
  close(): Promise<void>;
}

/** Opens what grading needs, once for many answers. */
export async function openGrader({ at, limits, ...wanted }: GraderOptions): Promise<Grader> {
  const sandbox = await openSandbox(wanted);
  const common = { at, framework: await framework(at), limits: limits ?? defaultLimits };
  return {
    sandbox,
    grade: (exercise, { folder, signal } = {}) => {
      const entry =
        folder === undefined ? exercise : { ...exercise, exercise: `${folder}/exercise.ts` };
      return checkExercise(entry, { ...common, ...(signal && { signal }) });
    },
    close: () => sandbox.close(),
  };
}
