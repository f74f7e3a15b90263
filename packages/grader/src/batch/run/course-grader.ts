import type { ExerciseEntry } from "@gradus/exercises";
import { createHash, type KeyObject } from "node:crypto";
import { framework } from "../../bundle/framework.ts";
import { describeExercises } from "../../check/describe-exercises.ts";
import type { Plan as SpecPlan } from "../../child/plan.ts";
import type { CourseSecret, Grader } from "../../grade/grader.ts";
import type { Kit } from "../../kit.ts";
import type { GradeReport } from "../../report/grade-report.ts";
import { reportOf } from "../../report/report-of.ts";
import { signed } from "../../report/signature.ts";
import type { Problem, Verdict } from "../../verdict/verdict.ts";
import { contentHash } from "../../workspace/content-hash.ts";
import { answerFile } from "../submissions/asked.ts";
import type { BatchGrader, GradeTask } from "./batch-grader.ts";

/** What the course grades with. */
export interface CourseGraderOptions {
  readonly kit: Kit;
  readonly exercises: readonly ExerciseEntry[];
  readonly grader: Grader;
  readonly secret?: CourseSecret;
  /** A folder of further specs. */
  readonly specs?: string;
  /** Signs the reports. */
  readonly key?: KeyObject;
}

/** Grades a batch as the course grades everything: in a sandbox, by its specs, reported as `grade/v1`. */
export async function courseGrader(options: CourseGraderOptions): Promise<BatchGrader> {
  const { kit, exercises, grader, secret, specs, key } = options;
  const { version } = await framework(kit.at);
  const plans = await describeExercises(exercises, await kit.workshop());
  const entries = new Map(exercises.map((entry) => [entry.id, entry]));
  const hashes = new Map(exercises.map((entry) => [entry.id, specHashOf(entry, specs)]));
  const seedId = seedIdOf(secret);
  const entryOf = (id: string): ExerciseEntry => {
    const entry = entries.get(id);
    if (entry) return entry;
    throw new Error(`courseGrader: ${id} is not one of the exercises of this batch.`);
  };
  const specHash = (id: string): string => hashes.get(id) ?? "";
  const filesOf = (id: string): readonly string[] => plans.get(id)?.files ?? [answerFile];
  const reported = (task: GradeTask, verdict: Verdict, startedAt: string): GradeReport =>
    reportOf(verdict, {
      exercise: {
        id: task.exercise,
        version,
        specHash: specHash(task.exercise),
        file: filesOf(task.exercise)[0],
      },
      submission: task.submission,
      run: {
        grader: version,
        node: process.versions.node,
        startedAt,
        ms: 0,
        level: grader.sandbox.level,
        enforced: grader.sandbox.enforced,
        notEnforced: grader.sandbox.notEnforced,
        seedId,
      },
      // With further specs there are checks that the exercise's own does not have.
      plan: verdict.plan.length > 0 ? verdict.plan : (plans.get(task.exercise)?.checks ?? []),
    });
  const grade: BatchGrader["grade"] = async (task, folder, signal) => {
    const startedAt = new Date().toISOString();
    const verdict = await grader.grade(entryOf(task.exercise), {
      folder,
      ...(secret && { secret }),
      ...(specs !== undefined && { specs }),
      ...(signal && { signal }),
    });
    return verdict && reported(task, verdict, startedAt);
  };
  const ungraded: BatchGrader["ungraded"] = async (task, outcome, message) => {
    const entry = entryOf(task.exercise);
    const verdict = unrun(entry, plans.get(entry.id), problemOf(outcome, message));
    const report = reported(task, verdict, new Date().toISOString());
    return outcome === "not-gradable" ? { ...report, message } : report;
  };
  return {
    version,
    seedId,
    specHash,
    filesOf,
    grade,
    ungraded,
    sign: (report) => (key ? signed(report, key) : report),
  };
}

function problemOf(outcome: "not-gradable" | "infra-error", message: string): Problem {
  return outcome === "not-gradable" ? { kind: "missing" } : { kind: "infrastructure", message };
}

function unrun(
  { id, title }: ExerciseEntry,
  plan: SpecPlan | undefined,
  problem: Problem,
): Verdict {
  return {
    id,
    title: plan?.title ?? title,
    state: "wrong",
    points: 0,
    maxPoints: 0,
    hints: [],
    plan: [],
    checks: [],
    problem,
    printed: "",
    printedMore: false,
    milliseconds: 0,
    seeds: { shown: 0 },
  };
}

function specHashOf({ id, spec, act }: ExerciseEntry, specs?: string): string {
  const more = specs === undefined ? [] : [`${specs}/${id}`];
  return contentHash([spec, ...(act === undefined ? [] : [act]), ...more]);
}

/** Names a secret without telling it: the term, and the beginning of a sum. */
function seedIdOf(secret?: CourseSecret): string {
  if (!secret) return "shown";
  const { key, term = "", perSubmission = false } = secret;
  const sum = createHash("sha256").update("gradus seed id\0").update(key).digest("hex").slice(0, 8);
  return `${term}:${sum}${perSubmission ? ":each" : ""}`;
}
