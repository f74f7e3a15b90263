import type { View } from "../../report/view.ts";

/** What one learner has earned, over all exercises of a run. */
export interface StudentGrade {
  /** As the submission was called. */
  readonly id: string;
  readonly points: number;
  readonly maxPoints: number;
  /** Whether something could not be graded through no fault of theirs: then there is no grade to enter. */
  readonly isIncomplete: boolean;
  readonly views: readonly View[];
}

/** The grades of all learners of a run, in the order in which they first appear. */
export function studentGrades(views: readonly View[]): readonly StudentGrade[] {
  const ids = [...new Set(views.map(({ submission }) => submission.id))];
  return ids.map((id) => {
    const own = views.filter(({ submission }) => submission.id === id);
    const sum = (of: "points" | "maxPoints"): number =>
      own.reduce((total, view) => total + view[of], 0);
    const isIncomplete = own.some(({ outcome }) => outcome === "infra-error");
    return { id, points: sum("points"), maxPoints: sum("maxPoints"), isIncomplete, views: own };
  });
}

/** One sentence or two for the learner, from what is visible to everybody. */
export function feedback({ points, maxPoints, views }: StudentGrade): string {
  const failing = views.flatMap(({ checks, exercise }) =>
    checks
      .filter(({ status, visibility }) => status !== "pass" && visibility === "visible")
      .map(({ title }) => `${exercise.title}: ${title}`),
  );
  const said = `${points} of ${maxPoints}`;
  if (failing.length === 0) return said;
  const more = failing.length > 3 ? `, and ${failing.length - 3} more` : "";
  return `${said}. Not yet: ${failing.slice(0, 3).join("; ")}${more}.`;
}

/** Points on a gradebook's own scale, with two decimals, which is what gradebooks compare. */
export function scaled({ points, maxPoints }: StudentGrade, scale: number | undefined): string {
  const value = scale === undefined || maxPoints === 0 ? points : (points / maxPoints) * scale;
  return value.toFixed(2);
}
