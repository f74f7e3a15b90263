import type { CheckStatus } from "@gradus/exercises";
import type { State, Verdict } from "../verdict/verdict.ts";

/** A grade for programs to read. Points are whole numbers. */
interface GradeReport {
  readonly schema: "gradus/grade/v1";
  readonly points: number;
  readonly maxPoints: number;
  readonly exercises: readonly GradedExercise[];
}

/** One exercise of a grade. */
interface GradedExercise {
  readonly id: string;
  readonly title: string;
  readonly state: State;
  readonly points: number;
  readonly maxPoints: number;
  /** In which way the program stopped, or that its file could not be read. */
  readonly problem?: string;
  readonly checks: readonly {
    readonly id: string;
    readonly title: string;
    readonly status: CheckStatus;
    readonly points: number;
    readonly maxPoints: number;
  }[];
}

/** Verdicts as a grade. A check that did not run has no points. */
export function gradeReport(verdicts: readonly Verdict[]): GradeReport {
  const exercises = verdicts.map(graded);
  const sum = (of: "points" | "maxPoints"): number =>
    exercises.reduce((total, exercise) => total + exercise[of], 0);
  return {
    schema: "gradus/grade/v1",
    points: sum("points"),
    maxPoints: sum("maxPoints"),
    exercises,
  };
}

function graded({
  id,
  title,
  state,
  points,
  maxPoints,
  plan,
  checks,
  problem,
}: Verdict): GradedExercise {
  const reason = problem?.kind === "stopped" ? problem.stop : problem?.kind;
  return {
    id,
    title,
    state,
    points,
    maxPoints,
    ...(reason !== undefined && reason !== "check" && { problem: reason }),
    checks: plan.map((planned) => {
      const result = checks.find((check) => check.id === planned.id);
      return {
        id: planned.id,
        title: planned.title,
        status: result?.status ?? "not-run",
        points: result?.points ?? 0,
        maxPoints: planned.points,
      };
    }),
  };
}
