import type { ExerciseEntry } from "@gradus/exercises";
import { framework, type Framework } from "../bundle/framework.ts";
import { joinersFor } from "../bundle/joiners.ts";
import { checkExercise, type CheckExerciseOptions } from "../check/check-exercise.ts";
import { defaultLimits, type Limits } from "../child/limits.ts";
import { Nursery } from "../child/nursery.ts";
import { openSandbox, type Sandbox, type SandboxOptions } from "../sandbox/sandbox.ts";
export type { CourseSecret } from "../check/hidden-seed.ts";
import type { Verdict } from "../verdict/verdict.ts";
import type { Places } from "../workspace/places.ts";

/** Where and how strictly a grader works. */
export interface GraderOptions extends SandboxOptions {
  readonly at: Places;
  readonly limits?: Limits;
}

/** What to grade, and with which values. */
export interface GradeOptions extends CheckExerciseOptions {
  /** Ends the grading. */
  readonly signal?: AbortSignal;
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
  /** Ends what runs. */
  close(): Promise<void>;
}

/** Opens what grading needs, once for many answers. */
export async function openGrader(options: GraderOptions): Promise<Grader> {
  const { at, limits = defaultLimits, ...wanted } = options;
  const [sandbox, parts] = await Promise.all([openSandbox(wanted), framework(at)]);
  return graderIn(sandbox, parts, at, limits);
}

/**
 * A grader in a sandbox that is open.
 *
 * @param isKept whether one child more is kept waiting after each answer
 */
export function graderIn(
  sandbox: Sandbox,
  parts: Framework,
  at: Places,
  limits: Limits,
  isKept = true,
): Grader {
  const nursery = new Nursery(sandbox, parts.harness, limits, isKept);
  return {
    sandbox,
    grade: (exercise, { signal, ...what } = {}) => {
      const workshop = { at, framework: parts, limits, nursery, ...(signal && { signal }) };
      return checkExercise(exercise, workshop, what);
    },
    close: async () => {
      joinersFor(parts.joiner).close();
      await nursery.close();
      await sandbox.close();
    },
  };
}
