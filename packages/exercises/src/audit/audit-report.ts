import { existsSync, readFileSync } from "node:fs";
import type { ExerciseEntry } from "../catalog.ts";
import { stepOf } from "./audit-subjects.ts";
import { type Claim, claimsAbout } from "./claims.ts";
import { fileProblems } from "./files.ts";
import type { AuditOutcome, AuditSubject, SubjectOutcome } from "./outcome.ts";

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

/** Puts a report together from what the spec said about each subject. */
export function reportOn(
  entry: ExerciseEntry,
  subjects: readonly AuditSubject[],
  ending: AuditOutcome | { readonly problem: string },
  stopped: ReadonlyMap<string, string>,
  ms: number,
): AuditReport {
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
        : problemsOf(claim.about, outcome, stopped),
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
    warnings: isBroken ? [] : warningsOf(entry, outcome),
    ms,
  };
}

const nothing: AuditOutcome = { title: "", hints: 0, checks: [], points: 0, subjects: [] };

function hintProblems({ hints }: AuditOutcome): string[] {
  return hints === 3 ? [] : [`The number of hints is ${hints}, where 3 are expected.`];
}

function problemsOf(
  subject: Exclude<Claim["about"], "files">,
  { subjects }: AuditOutcome,
  stopped: ReadonlyMap<string, string>,
): string[] {
  const how = stopped.get(stepOf("run", subject));
  if (how !== undefined) return [how];
  const found = subjects.find(({ kind, name }) => kind === subject.kind && name === subject.name);
  if (!found) return ["It was not run."];
  if (found.problem !== undefined) return [found.problem];
  if (subject.kind === "stub") return stubProblems(found, subject.path);
  if (subject.kind !== "mistake") {
    return found.state === "passed" ? [] : [`It is not accepted.\n${found.verdict ?? ""}`];
  }
  if (found.state !== "failed") return ["No check rejects it."];
  if (stopped.has(stepOf("diagnose", subject))) {
    return ["Comparing it with the other mistakes does not end."];
  }
  if (found.diagnosedAs === found.name) return [];
  return [`It is taken for ${found.diagnosedAs ?? "no known mistake"}.\n${found.verdict ?? ""}`];
}

function stubProblems({ state, passed, verdict }: SubjectOutcome, path: string): string[] {
  if (isWorkedOn(path)) return [];
  if (state !== "to-do")
    return [`It is ${state ?? "not run"}, where to-do is expected.\n${verdict ?? ""}`];
  return passed.map((title) => `"${title}" passes though nothing is written.`);
}

/** Whether somebody has begun to write: then the file is a learner's, and no stub any more. */
function isWorkedOn(path: string): boolean {
  if (!existsSync(path)) return false;
  const source = readFileSync(path, "utf8");
  const count = (pattern: RegExp): number => source.match(pattern)?.length ?? 0;
  return count(/\btodo\(/g) < count(/^export (?:async )?function\b/gm);
}

function warningsOf(entry: ExerciseEntry, { checks, subjects }: AuditOutcome): string[] {
  const rejectedBy = new Set(subjects.flatMap((subject) => subject.rejectedBy));
  const idle = checks.filter((title) => !rejectedBy.has(title));
  return [
    ...idle.map((title) => `"${title}" rejects no mistake.`),
    ...(isWorkedOn(entry.exercise)
      ? ["exercise.ts has been worked on: its stub was not looked at."]
      : []),
  ];
}
