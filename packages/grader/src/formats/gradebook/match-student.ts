import type { StudentGrade } from "./student-grades.ts";

/** Which grade belongs to which row. */
export interface Matches {
  /** For each row, the grade that goes there. */
  readonly grades: readonly (StudentGrade | undefined)[];
  /** The submissions that no row is about, or not one row alone. */
  readonly left: readonly string[];
}

/**
 * Matches submissions with rows by exact names: an id, a login, an e-mail address. Never by likeness, and never where
 * two rows or two submissions claim each other: a grade in the wrong row is worse than one in none.
 *
 * @param rows the names in each row
 */
export function matchStudents(
  rows: readonly (readonly string[])[],
  grades: readonly StudentGrade[],
): Matches {
  const byName = new Map<string, StudentGrade[]>();
  for (const grade of grades) {
    for (const name of namesOf(grade.id)) byName.set(name, [...(byName.get(name) ?? []), grade]);
  }
  const claims = rows.map((names) => [...new Set(names.flatMap((name) => byName.get(name) ?? []))]);
  const claimed = (grade: StudentGrade): number =>
    claims.filter((claim) => claim.includes(grade)).length;
  const matched = claims.map(([one, ...others]) =>
    one !== undefined && others.length === 0 && claimed(one) === 1 ? one : undefined,
  );
  const left = grades.filter((grade) => !matched.includes(grade)).map(({ id }) => id);
  return { grades: matched, left };
}

/**
 * The names that a submission answers to. Folders that learning platforms hand out have the learner's number in them:
 * Moodle's `Ada Doe_12345_assignsubmission_file` and Canvas's `doeada_42_9876_exercise.ts`.
 */
function namesOf(id: string): readonly string[] {
  const [, moodle] = /_(\d+)_assignsubmission_/.exec(id) ?? [];
  const [, canvas] = /^[^_]+(?:_LATE)?_(\d+)_\d+_/.exec(id) ?? [];
  const names = [id, moodle, canvas].filter((name) => name !== undefined && name !== "");
  return [...new Set(names.map(String))];
}
