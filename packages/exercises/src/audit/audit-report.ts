import type { ExerciseEntry } from "../catalog.ts";
import { claimsAbout } from "./claims.ts";
import { fileProblems } from "./files.ts";
import type { AuditOutcome, AuditSubject } from "./outcome.ts";
import { type AuditContext, isWorkedOn, subjectProblems } from "./subject-problems.ts";

/** One thing that has to be true of an exercise, and why it is not. */
export interface AuditedClaim {
  readonly sentence: string;
  /** Empty if the claim is true. */
  readonly problems: readonly string[];
}

/** What an audit found out about one exercise. */
export interface AuditReport {
  readonly id: string;
  readonly title: string;
  readonly points: number;
  readonly checks: number;
  readonly hints: number;
  readonly mistakes: number;
  readonly rejected: number;
  /** How many mistakes are recognized as themselves. */
  readonly diagnosed: number;
  readonly variants: number;
  readonly accepted: number;
  readonly claims: readonly AuditedClaim[];
  /** What is worth a look, but no defect. */
  readonly warnings: readonly string[];
  readonly ms: number;
}

/** Whether every claim is true. */
export function isSound({ claims }: AuditReport): boolean {
  return claims.every(({ problems }) => problems.length === 0);
}

/** What was audited, and how. */
export interface Audited extends AuditContext {
  readonly entry: ExerciseEntry;
  readonly subjects: readonly AuditSubject[];
  /** What the spec said about each subject, or why it could say nothing. */
  readonly ending: AuditOutcome | { readonly problem: string };
  readonly ms: number;
}

/** Puts a report together. */
export function reportOn(audited: Audited): AuditReport {
  const { entry, subjects, ending, ms } = audited;
  const isBroken = "problem" in ending;
  const outcome = isBroken ? nothing : ending;
  const claims = claimsAbout(entry, subjects).map((claim) => ({
    sentence: claim.sentence,
    problems:
      claim.about === "files"
        ? [
            ...fileProblems(entry, subjects),
            ...(isBroken ? [ending.problem] : hintProblems(outcome)),
          ]
        : subjectProblems(claim.about, outcome, audited),
  }));
  const mistakes = outcome.subjects.filter(({ kind }) => kind === "mistake");
  const variants = outcome.subjects.filter(({ kind }) => kind === "accept");
  return {
    id: entry.id,
    title: outcome.title || entry.title,
    points: outcome.points,
    checks: outcome.checks.length,
    hints: outcome.hints,
    mistakes: entry.mistakes.length,
    rejected: mistakes.filter(({ state }) => state === "failed").length,
    diagnosed: mistakes.filter(({ name, diagnosedAs }) => name === diagnosedAs).length,
    variants: entry.accept.length,
    accepted: variants.filter(({ state }) => state === "passed").length,
    claims,
    warnings: isBroken ? [] : warningsOf(audited, outcome),
    ms,
  };
}

const nothing: AuditOutcome = { title: "", hints: 0, checks: [], points: 0, subjects: [] };

function hintProblems({ hints }: AuditOutcome): string[] {
  return hints === 3 ? [] : [`The number of hints is ${hints}, where 3 are expected.`];
}

function warningsOf(
  { entry, pristine }: Audited,
  { checks, subjects }: AuditOutcome,
): readonly string[] {
  const rejectedBy = new Set(subjects.flatMap((subject) => subject.rejectedBy));
  const idle = checks.filter((title) => !rejectedBy.has(title));
  const isLeftOut = !pristine && isWorkedOn(entry.exercise);
  return [
    ...idle.map((title) => `"${title}" rejects no mistake.`),
    ...(isLeftOut ? ["exercise.ts has been worked on: its stub was not looked at."] : []),
  ];
}
