import type { GradeReport } from "../../report/grade-report.ts";

/** What an answer is graded as. */
export interface GradeTask {
  readonly submission: { readonly id: string; readonly sha256: string };
  /** The exercise's id. */
  readonly exercise: string;
}

/** Grades the answers of a batch, each by itself, several at the same time. */
export interface BatchGrader {
  /** Names the version of everything that decides a grade besides exercise and values. */
  readonly version: string;
  /** Names the secret that hidden values follow from. */
  readonly seedId: string;
  /** Names the content of an exercise's spec. */
  specHash(exercise: string): string;
  /** The files in which an exercise is answered; the first is the one whose exports are called. */
  filesOf(exercise: string): readonly string[];
  /**
   * The grade of an answer.
   *
   * @param folder holds the answer; is never written to
   * @param signal ends it
   * @returns undefined if it was ended
   * @throws whatever prevents a grade and is not the answer's fault
   */
  grade(task: GradeTask, folder: string, signal?: AbortSignal): Promise<GradeReport | undefined>;
  /** The report on what was not graded: it is not what a submission can be, or the grader failed. */
  ungraded(
    task: GradeTask,
    outcome: "not-gradable" | "infra-error",
    message: string,
  ): Promise<GradeReport>;
  /** Signs a report, if there is a key. */
  sign(report: GradeReport): GradeReport;
}
