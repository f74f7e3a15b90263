import type { GradeReport, ReportStatus } from "../../report/grade-report.ts";

/** How a check went, over all answers that were graded. */
export interface CheckStatistics {
  readonly id: string;
  readonly title: string;
  readonly visibility: string;
  readonly maxPoints: number;
  /** How many answers ended in which way. */
  readonly statuses: ReadonlyMap<ReportStatus, number>;
}

/** How an exercise went. */
export interface ExerciseStatistics {
  readonly id: string;
  readonly title: string;
  readonly maxPoints: number;
  /** The points of every answer that was graded. */
  readonly points: readonly number[];
  /** How long each of them took, in milliseconds. */
  readonly times: readonly number[];
  /** Submissions without an answer that could be graded. */
  readonly refused: number;
  /** Answers that could not be graded because something failed. */
  readonly troubled: number;
  readonly checks: readonly CheckStatistics[];
  /** Diagnosed mistakes, the most frequent first. */
  readonly mistakes: readonly { readonly diagnosis: string; readonly answers: number }[];
}

/** One row of a list of points. */
export interface SubmissionPoints {
  readonly submission: string;
  /** By exercise: points, or nothing where there is no grade. */
  readonly points: ReadonlyMap<string, number>;
}

/** How a class did. */
export interface ClassStatistics {
  readonly exercises: readonly ExerciseStatistics[];
  readonly submissions: readonly SubmissionPoints[];
  /** What was not enforced while answers ran, in words; more than one where parts were graded differently. */
  readonly isolation: readonly string[];
}

interface Tally {
  title: string;
  maxPoints: number;
  points: number[];
  times: number[];
  refused: number;
  troubled: number;
  checks: Map<string, CheckTally>;
  mistakes: Map<string, number>;
}

interface CheckTally extends Omit<CheckStatistics, "statuses"> {
  readonly statuses: Map<ReportStatus, number>;
}

/** Adds reports up, one after the other. */
export class ClassTally {
  private readonly exercises = new Map<string, Tally>();
  private readonly submissions = new Map<string, Map<string, number>>();
  private readonly isolation = new Set<string>();

  add(report: GradeReport): void {
    const { exercise, submission, outcome, points, run } = report;
    const tally = getOr(this.exercises, exercise.id, () => newTally(report));
    const row = getOr(this.submissions, submission.id, () => new Map<string, number>());
    if (outcome === "not-gradable") tally.refused++;
    if (outcome === "infra-error") tally.troubled++;
    // What cannot be graded has no points; what was not graded has none yet.
    if (outcome !== "infra-error") row.set(exercise.id, points);
    if (outcome === "graded") addGraded(tally, report);
    const open =
      run.notEnforced.length === 0 ? "" : ` — NOT ENFORCED: ${run.notEnforced.join(", ")}`;
    this.isolation.add(`${run.level}${open}`);
  }

  statistics(): ClassStatistics {
    return {
      exercises: [...this.exercises]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, { checks, mistakes, ...rest }]) => ({
          id,
          ...rest,
          checks: [...checks.values()],
          mistakes: [...mistakes]
            .map(([diagnosis, answers]) => ({ diagnosis, answers }))
            .toSorted((a, b) => b.answers - a.answers || (a.diagnosis < b.diagnosis ? -1 : 1)),
        })),
      submissions: [...this.submissions]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([submission, points]) => ({ submission, points })),
      isolation: [...this.isolation].toSorted(),
    };
  }
}

function newTally({ exercise, maxPoints }: GradeReport): Tally {
  return {
    title: exercise.title,
    maxPoints,
    points: [],
    times: [],
    refused: 0,
    troubled: 0,
    checks: new Map(),
    mistakes: new Map(),
  };
}

function addGraded(tally: Tally, { points, maxPoints, run, checks, diagnosis }: GradeReport): void {
  tally.points.push(points);
  tally.times.push(run.ms);
  tally.maxPoints = Math.max(tally.maxPoints, maxPoints);
  for (const { id, title, visibility, maxPoints: worth, status } of checks) {
    const known = { id, title, visibility, maxPoints: worth };
    const { statuses } = getOr(tally.checks, id, () => ({ ...known, statuses: new Map() }));
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  if (diagnosis !== undefined) {
    tally.mistakes.set(diagnosis, (tally.mistakes.get(diagnosis) ?? 0) + 1);
  }
}

function getOr<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** The share of graded answers that pass a check, from 0 to 1; 0 where there is no answer. */
export function passRate({ statuses }: CheckStatistics): number {
  const all = [...statuses.values()].reduce((sum, n) => sum + n, 0);
  return all === 0 ? 0 : (statuses.get("pass") ?? 0) / all;
}

/** The value below which a share of the numbers lies: the median for ½. 0 where there are none. */
export function quantile(numbers: readonly number[], share: number): number {
  const inOrder = numbers.toSorted((a, b) => a - b);
  return inOrder[Math.min(inOrder.length - 1, Math.floor(share * inOrder.length))] ?? 0;
}
