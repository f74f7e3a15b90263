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
  readonly checks: readonly PlannedCheck[];
}

/** The plan of a spec. */
export function planOf({ title, hints, checks }: Spec): Plan {
  return {
    title,
    hints,
    checks: checks.map((check) => ({
      id: check.id,
      title: check.title,
      points: check.points,
      visibility: check.visibility,
    })),
  };
}
