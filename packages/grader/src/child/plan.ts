import type { Spec, Visibility } from "@gradus/exercises";

/** A check before it has run. */
export interface PlannedCheck {
  readonly id: string;
  readonly title: string;
  readonly points: number;
  readonly visibility: Visibility;
}

/** What a spec says about itself, before anybody's code has run. */
export interface Plan {
  readonly title: string;
  readonly hints: readonly string[];
  /** The learner's files; the first is the one whose exports are called. */
  readonly files: readonly string[];
  readonly checks: readonly PlannedCheck[];
}

/** The plan of a spec. */
export function planOf({ title, hints, files = ["exercise.ts"], checks }: Spec): Plan {
  return {
    title,
    hints,
    files,
    checks: checks.map((check) => ({
      id: check.id,
      title: check.title,
      points: check.points,
      visibility: check.visibility,
    })),
  };
}
