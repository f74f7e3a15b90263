import type { GradeReport } from "../../report/grade-report.ts";
import { gradeRule } from "../../report/grade-rules.ts";
import { without } from "../../report/without.ts";

/** Which answer to which exercise by which submission, once a batch. */
export function unitKey(submission: string, exercise: string): string {
  return JSON.stringify([submission, exercise]);
}

/** What decides a grade: the answer, the spec, the values it is tried with, and the grader. */
export interface Identity {
  readonly sha256: string;
  readonly specHash: string;
  readonly seedId: string;
  readonly grader: string;
}

/** Equal for grades that have to be equal. */
export function identityKey({ sha256, specHash, seedId, grader }: Identity): string {
  return JSON.stringify([sha256, specHash, seedId, grader]);
}

/** The identity of a grade. */
export function identityOf({ submission, exercise, run }: GradeReport): Identity {
  const { sha256 } = submission;
  return { sha256, specHash: exercise.specHash, seedId: run.seedId, grader: run.grader };
}

/** A line as a report, or undefined if it is none. */
export function parseReport(line: string): GradeReport | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return gradeRule(value, "").length === 0 ? (value as GradeReport) : undefined;
  } catch {
    return undefined;
  }
}

const duplicate = "duplicate-of:";

/** The submission whose answer is the same, byte by byte, and was graded for this one as well. */
export function duplicateOf({ flags }: GradeReport): string | undefined {
  return flags.find((flag) => flag.startsWith(duplicate))?.slice(duplicate.length);
}

/**
 * The same grade for another submission with the same answer. It says so in a flag, which only staff ever see.
 *
 * @param first the submission it is a duplicate of; undefined if it is the first itself
 */
export function copiedGrade(report: GradeReport, submission: string, first?: string): GradeReport {
  const rest = without(report, "signature");
  const flags = report.flags.filter((flag) => !flag.startsWith(duplicate));
  return {
    ...rest,
    submission: { ...report.submission, id: submission },
    flags: first === undefined || first === submission ? flags : [...flags, duplicate + first],
  };
}
