import { diagnose, type Mistake } from "../diagnose/diagnose.ts";
import { renderVerdict, verdictText } from "../render/render-verdict.ts";
import { type ExerciseResult, isWrong } from "../run/result.ts";
import { runExercise } from "../run/run-exercise.ts";
import type { ModuleExports } from "../run/subject.ts";
import { describeThrown } from "../run/thrown.ts";
import type { Spec } from "../spec/exercise.ts";
import type { AuditOutcome, AuditSubject, SubjectOutcome } from "./outcome.ts";

/** What an audit needs of an exercise. */
export interface AuditTask {
  readonly id: string;
  readonly spec: string;
  readonly act: string | undefined;
  readonly subjects: readonly AuditSubject[];
  /** What did not end before: these steps are left out. */
  readonly skip: readonly string[];
}

export interface AuditHooks {
  readonly load: (path: string) => Promise<ModuleExports>;
  /** Hears of each step before it is done, and how many seconds the exercise asks for, if it does. */
  readonly onStep: (step: string, seconds?: number) => void;
}

/** Runs a spec on every subject, and looks whether each mistake is recognized as itself. */
export async function auditSubjects(task: AuditTask, hooks: AuditHooks): Promise<AuditOutcome> {
  const { default: spec } = (await hooks.load(task.spec)) as { default: Spec };
  const acts = task.act === undefined ? undefined : await hooks.load(task.act);
  const runs: SubjectRun[] = [];
  for (const subject of task.subjects) {
    if (task.skip.includes(stepOf("run", subject))) continue;
    hooks.onStep(stepOf("run", subject), spec.seconds);
    runs.push(await runSubject(subject, spec, acts, task.id, hooks));
  }
  const outcomes: SubjectOutcome[] = [];
  const mistakes = runs.flatMap(({ mistake }) => mistake ?? []);
  for (const run of runs) outcomes.push(await finish(run, mistakes, acts, task, hooks));
  return {
    title: spec.title,
    hints: spec.hints.length,
    checks: spec.checks.map(({ title }) => title),
    points: spec.checks.reduce((total, { points }) => total + points, 0),
    subjects: outcomes,
  };
}

/** `run mistake stops-early`: what an audit is doing. */
export function stepOf(
  what: "run" | "diagnose",
  { kind, name }: Pick<AuditSubject, "kind" | "name">,
): string {
  return `${what} ${kind} ${name}`;
}

interface SubjectRun {
  readonly subject: AuditSubject;
  readonly result?: ExerciseResult;
  readonly mistake?: Mistake;
  readonly problem?: string;
}

async function runSubject(
  subject: AuditSubject,
  spec: Spec,
  acts: ModuleExports | undefined,
  id: string,
  { load }: AuditHooks,
): Promise<SubjectRun> {
  try {
    const learner = await load(subject.path);
    const result = await runExercise(spec, { learner, ...(acts && { acts }) }, { id });
    if (subject.kind !== "mistake") return { subject, result };
    const { name, diagnosis } = subject;
    return { subject, result, mistake: { name, diagnosis, module: learner } };
  } catch (error) {
    return { subject, problem: `It cannot be run: ${describeThrown(error).description}` };
  }
}

async function finish(
  { subject, result, problem }: SubjectRun,
  mistakes: readonly Mistake[],
  acts: ModuleExports | undefined,
  { skip }: AuditTask,
  { onStep }: AuditHooks,
): Promise<SubjectOutcome> {
  const { kind, name } = subject;
  if (!result)
    return { kind, name, passed: [], rejectedBy: [], ...(problem !== undefined && { problem }) };
  const { state, points, maxPoints, checks } = result;
  const titles = (wanted: readonly string[]): string[] =>
    checks.filter(({ status }) => wanted.includes(status)).map(({ title }) => title);
  const first = checks.find(({ status }) => status !== "pass");
  const step = stepOf("diagnose", subject);
  const isRejected = kind === "mistake" && state === "failed" && !skip.includes(step);
  if (isRejected) onStep(step);
  // No budget: here it has to be found out whether a mistake is slow.
  const found = isRejected
    ? await diagnose(result, mistakes, { budget: Infinity, ...(acts && { acts }) })
    : [];
  return {
    kind,
    name,
    state,
    points,
    maxPoints,
    passed: titles(["pass"]),
    rejectedBy: checks.filter(isWrong).map(({ title }) => title),
    ...(first && { verdict: verdictText(renderVerdict(first)) }),
    ...(found[0] && { diagnosedAs: found[0].name }),
  };
}
