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
  const { kit, exercises } = options;
  const { version } = await framework(kit.at);
  const plans = await describeExercises(exercises, await kit.workshop());
  return new CourseGrader(options, version, plans);
}

class CourseGrader implements BatchGrader {
  readonly version: string;
  readonly seedId: string;

  private readonly options: CourseGraderOptions;
  private readonly plans: ReadonlyMap<string, SpecPlan>;
  private readonly entries: ReadonlyMap<string, ExerciseEntry>;
  private readonly hashes: ReadonlyMap<string, string>;

  constructor(options: CourseGraderOptions, version: string, plans: ReadonlyMap<string, SpecPlan>) {
    const { exercises, secret, specs } = options;
    this.options = options;
    this.version = version;
    this.seedId = seedIdOf(secret);
    this.plans = plans;
    this.entries = new Map(exercises.map((entry) => [entry.id, entry]));
    this.hashes = new Map(exercises.map((entry) => [entry.id, specHashOf(entry, specs)]));
  }

  specHash(id: string): string {
    return this.hashes.get(id) ?? "";
  }

  filesOf(id: string): readonly string[] {
    return this.plans.get(id)?.files ?? [answerFile];
  }

  async grade(
    task: GradeTask,
    folder: string,
    signal?: AbortSignal,
  ): Promise<GradeReport | undefined> {
    const { grader, secret, specs } = this.options;
    const startedAt = new Date().toISOString();
    const verdict = await grader.grade(this.entryOf(task.exercise), {
      folder,
      ...(secret && { secret }),
      ...(specs !== undefined && { specs }),
      ...(signal && { signal }),
    });
    return verdict && this.reported(task, verdict, startedAt);
  }

  async ungraded(
    task: GradeTask,
    outcome: "not-gradable" | "infra-error",
    message: string,
  ): Promise<GradeReport> {
    const entry = this.entryOf(task.exercise);
    const verdict = unrun(entry, this.plans.get(entry.id), problemOf(outcome, message));
    const report = this.reported(task, verdict, new Date().toISOString());
    return outcome === "not-gradable" ? { ...report, message } : report;
  }

  sign(report: GradeReport): GradeReport {
    const { key } = this.options;
    return key ? signed(report, key) : report;
  }

  private entryOf(id: string): ExerciseEntry {
    const entry = this.entries.get(id);
    if (entry) return entry;
    throw new Error(`courseGrader: ${id} is not one of the exercises of this batch.`);
  }

  private reported(task: GradeTask, verdict: Verdict, startedAt: string): GradeReport {
    const { version, seedId } = this;
    const { level, enforced, notEnforced } = this.options.grader.sandbox;
    const { exercise: id, submission } = task;
    return reportOf(verdict, {
      exercise: { id, version, specHash: this.specHash(id), file: this.filesOf(id)[0] },
      submission,
      run: {
        grader: version,
        node: process.versions.node,
        startedAt,
        ms: 0,
        level,
        enforced,
        notEnforced,
        seedId,
      },
      // With further specs there are checks that the exercise's own does not have.
      plan: verdict.plan.length > 0 ? verdict.plan : (this.plans.get(id)?.checks ?? []),
    });
  }
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
