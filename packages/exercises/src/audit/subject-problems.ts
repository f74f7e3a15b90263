import { existsSync, readFileSync } from "node:fs";
import { stepOf } from "./audit-subjects.ts";
import type { AuditOutcome, AuditSubject, SubjectKind, SubjectOutcome } from "./outcome.ts";

/** How an audit went, and how strict it is. */
export interface AuditContext {
  /** The steps that had to be stopped, and how each went wrong. */
  readonly stopped: ReadonlyMap<string, string>;
  /** Nobody has begun to write: every `exercise.ts` must be a stub. */
  readonly pristine: boolean;
}

/** Why a subject is not what it stands for, as sentences. */
export function subjectProblems(
  subject: AuditSubject,
  { subjects }: AuditOutcome,
  context: AuditContext,
): string[] {
  const how = context.stopped.get(stepOf("run", subject));
  if (how !== undefined) return [how];
  const found = subjects.find(({ kind, name }) => kind === subject.kind && name === subject.name);
  if (!found) return ["It was not run."];
  if (found.problem !== undefined) return [found.problem];
  return problemsOf[subject.kind](found, subject, context);
}

type Judge = (found: SubjectOutcome, subject: AuditSubject, context: AuditContext) => string[];

const problemsOf: Readonly<Record<SubjectKind, Judge>> = {
  stub: stubProblems,
  solution: answerProblems,
  accept: answerProblems,
  mistake: mistakeProblems,
};

function stubProblems(
  { state, passed, verdict }: SubjectOutcome,
  { path }: AuditSubject,
  { pristine }: AuditContext,
): string[] {
  if (!pristine && isWorkedOn(path)) return [];
  if (state !== "to-do") {
    return [withVerdict(`It is ${state ?? "not run"}, where to-do is expected.`, verdict)];
  }
  return passed.map((title) => `"${title}" passes though nothing is written.`);
}

function answerProblems({ state, verdict }: SubjectOutcome): string[] {
  return state === "passed" ? [] : [withVerdict("It is not accepted.", verdict)];
}

function mistakeProblems(
  { state, name, diagnosedAs, verdict }: SubjectOutcome,
  subject: AuditSubject,
  { stopped }: AuditContext,
): string[] {
  if (state !== "failed") return ["No check rejects it."];
  if (stopped.has(stepOf("diagnose", subject))) {
    return ["Comparing it with the other mistakes does not end."];
  }
  if (diagnosedAs === name) return [];
  return [withVerdict(`It is taken for ${diagnosedAs ?? "no known mistake"}.`, verdict)];
}

function withVerdict(sentence: string, verdict: string | undefined): string {
  return verdict === undefined ? sentence : `${sentence}\n${verdict}`;
}

/** Whether somebody has begun to write: then the file is a learner's, and no stub any more. */
export function isWorkedOn(path: string): boolean {
  if (!existsSync(path)) return false;
  const source = readFileSync(path, "utf8");
  const count = (pattern: RegExp): number => source.match(pattern)?.length ?? 0;
  return count(/\btodo\(/g) < count(/^export (?:async )?function\b/gm);
}
