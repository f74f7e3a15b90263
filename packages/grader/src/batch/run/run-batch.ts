import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { GradeReport } from "../../report/grade-report.ts";
import type { Caps } from "../archive/caps.ts";
import type { Faults } from "../faults.ts";
import { count } from "../../render/words.ts";
import { lockFolder } from "../records/batch-lock.ts";
import { copiedGrade, identityKey } from "../records/record.ts";
import { RecordLog, type Recorded } from "../records/record-log.ts";
import { AnswerStore } from "../submissions/answer-store.ts";
import { noFile } from "../submissions/answers.ts";
import { files, writeHeader } from "./batch-header.ts";
import type { BatchGrader, GradeTask } from "./batch-grader.ts";
import { clockJump, readClocks } from "./clock.ts";
import { noteIncident } from "./incidents.ts";
import { type Plan, planBatch, type Unit } from "./plan.ts";
import { type Shard, wholeBatch } from "./shard.ts";
import { workThrough } from "./work-queue.ts";

/** What to grade, with what, and where to. */
export interface BatchOptions {
  /** Holds the submissions. */
  readonly folder: string;
  /** Gets the results. */
  readonly out: string;
  /** Ids, in the order of the course. */
  readonly exercises: readonly string[];
  readonly grader: BatchGrader;
  /** How many answers are graded at the same time. */
  readonly jobs: number;
  readonly shard?: Shard;
  readonly caps?: Caps;
  /** Asks the batch to stop. What is being graded is given up, and graded when the batch goes on. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  readonly faults?: Faults;
}

/** How far a batch is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** What came of a batch. */
export interface BatchOutcome {
  readonly plan: Plan;
  /** Answers that this shard has to say something about. */
  readonly total: number;
  /** Of them, those that had a grade from before. */
  readonly before: number;
  /** Answers that were graded now. */
  readonly graded: number;
  /** Grades copied from an equal answer. */
  readonly copied: number;
  /** Without a grade, because nobody could have graded them. */
  readonly refused: number;
  /** Without a new grade, because something failed. */
  readonly troubled: readonly {
    readonly submission: string;
    readonly exercise: string;
    readonly message: string;
  }[];
  /** What else staff should know. */
  readonly notes: readonly string[];
  /** Why the batch ended before it was through. */
  readonly stopped?: string;
}

const asked =
  "The batch was asked to stop. What was recorded stays; the same command goes on from here.";

/** How often an answer is tried where something fails that is not its fault. */
const attempts = 3;

/**
 * Grades all submissions of a folder: one record for each submission and exercise, whatever happens.
 *
 * May be ended at any moment and started again: what was recorded is not graded again, and what was not is.
 *
 * @throws Misuse if there are no submissions, or another batch writes the same folder
 */
export async function runBatch(options: BatchOptions): Promise<BatchOutcome> {
  mkdirSync(options.out, { recursive: true });
  const lock = lockFolder(options.out);
  try {
    return await new Batch(options).run();
  } finally {
    lock.release();
  }
}

class Batch {
  private readonly options: BatchOptions;
  private readonly store: AnswerStore;
  private readonly shard: Shard;
  private log!: RecordLog;
  private readonly notes: string[] = [];
  private readonly troubled = new Map<
    string,
    { submission: string; exercise: string; message: string }
  >();
  private readonly counts = { before: 0, graded: 0, copied: 0, refused: 0 };
  private done = 0;
  private total = 0;
  private stopped: string | undefined;

  constructor(options: BatchOptions) {
    this.options = options;
    this.shard = options.shard ?? wholeBatch;
    this.store = new AnswerStore(join(options.out, files.answers));
  }

  async run(): Promise<BatchOutcome> {
    const { out, faults } = this.options;
    const clocks = readClocks();
    const plan = await this.plan();
    this.log = await RecordLog.open(join(out, files.results), faults);
    try {
      this.sayRepairs();
      const moved = await this.log.tidy(join(out, files.earlier));
      if (moved > 0) this.notes.push(`${count(moved, "earlier line")} went to ${files.earlier}.`);
      await this.work(plan);
      await this.log.tidy(join(out, files.earlier));
    } finally {
      await this.log.close();
    }
    const jump = clockJump(clocks, readClocks());
    if (jump !== undefined) this.notes.push(jump);
    const { total, counts, notes, stopped } = this;
    const troubled = [...this.troubled.values()];
    return { plan, total, ...counts, troubled, notes, ...(stopped !== undefined && { stopped }) };
  }

  private async plan(): Promise<Plan> {
    const { folder, out, exercises, grader, caps, faults } = this.options;
    const plan = await planBatch({
      folder,
      asked: exercises.map((id) => ({ id, files: grader.filesOf(id) })),
      store: this.store,
      shard: this.shard,
      ...(caps && { caps }),
    });
    faults?.("answers-kept");
    const header = {
      schema: "gradus/batch/v1",
      grader: grader.version,
      seedId: grader.seedId,
      exercises: exercises.map((id) => ({ id, specHash: grader.specHash(id) })),
      shard: this.shard,
      submissions: plan.submissions,
      plan: plan.sha256,
    } as const;
    writeHeader(out, header, plan);
    faults?.("plan-written");
    return plan;
  }

  private sayRepairs(): void {
    const { cutOff, damagedLines } = this.log;
    if (cutOff > 0) {
      this.notes.push("The last batch ended while it wrote a grade; that one is graded again.");
    }
    if (damagedLines > 0) {
      this.notes.push(
        `${count(damagedLines, "line")} of ${files.results} could not be read as a grade; what it was about is graded again.`,
      );
    }
  }

  /** Says something about every answer of this shard: equal ones wait for the first of them. */
  private async work(plan: Plan): Promise<void> {
    const mine = plan.units.filter(({ shard }) => shard === this.shard.index);
    const groups = grouped(mine);
    this.total = mine.length;
    await workThrough(groups, this.options.jobs, (group) => this.workOn(group));
  }

  private async workOn(group: Unit[]): Promise<void> {
    if (this.stopped !== undefined) return;
    if (this.options.signal?.aborted) {
      this.stopped = asked;
      return;
    }
    try {
      const source = group.map((unit) => this.standing(unit)).find((known) => known !== undefined);
      const open = group.filter((unit) => !this.standing(unit));
      this.counts.before += group.length - open.length;
      this.progress(group.length - open.length);
      if (open.length === 0) return;
      const report = source ? await this.log.read(source) : await this.report(open[0]);
      if (!report) {
        this.stopped ??= asked;
        return;
      }
      for (const unit of open) await this.record(unit, report, unit === open[0] && !source);
    } catch (error) {
      // The disk is full, or gone: nothing can be recorded any more.
      this.stopped ??= error instanceof Error ? error.message : String(error);
    }
  }

  /** The grade from before that still counts. */
  private standing(unit: Unit): Recorded | undefined {
    const known = this.log.get(unit.key);
    if (!known || known.outcome === "infra-error" || unit.trouble !== undefined) return undefined;
    if (known.identity !== this.identity(unit)) return undefined;
    if (unit.refusal && known.message !== unit.refusal.message) return undefined;
    return known;
  }

  private identity({ exercise, sha256, refusal }: Unit): string {
    const { version, seedId, specHash } = gradedBy(this.options.grader, exercise);
    const sum = sha256 ?? refusal?.sha256 ?? noFile;
    return identityKey({ sha256: sum, specHash, seedId, grader: version });
  }

  /** The report on a unit: a grade, or why there is none; undefined if the batch was told to stop meanwhile. */
  private async report(unit: Unit): Promise<GradeReport | undefined> {
    const { grader } = this.options;
    const task = taskOf(unit);
    if (unit.trouble !== undefined) return this.giveUp(unit, unit.trouble, 1);
    if (unit.refusal) return grader.ungraded(task, "not-gradable", unit.refusal.message);
    const { length } = grader.filesOf(unit.exercise);
    const folder = this.store.folderOf(task.submission.sha256, length);
    for (let attempt = 1; ; attempt++) {
      const tried = await this.attempt(task, folder);
      if (tried.report?.outcome !== "infra-error" && tried.report) return tried.report;
      if (tried.isStopped) return undefined;
      const message = tried.report?.detail ?? tried.report?.message ?? tried.message;
      noteIncident(this.options.out, unit, attempt, message);
      if (attempt >= attempts) return this.giveUp(unit, message, attempt, tried.report);
    }
  }

  private async attempt(
    task: GradeTask,
    folder: string,
  ): Promise<{ report?: GradeReport; message: string; isStopped?: boolean }> {
    try {
      const report = await this.options.grader.grade(task, folder, this.options.signal);
      this.options.faults?.("graded");
      return report ? { report, message: "" } : { message: "", isStopped: true };
    } catch (error) {
      return { message: error instanceof Error ? error.message : String(error) };
    }
  }

  private async giveUp(
    unit: Unit,
    message: string,
    tries: number,
    report?: GradeReport,
  ): Promise<GradeReport> {
    if (unit.trouble !== undefined) noteIncident(this.options.out, unit, tries, message);
    return report ?? this.options.grader.ungraded(taskOf(unit), "infra-error", message);
  }

  private async record(unit: Unit, report: GradeReport, isGradedNow: boolean): Promise<void> {
    const { submission, exercise, key, first } = unit;
    const copy = this.options.grader.sign(copiedGrade(report, submission, first));
    if (report.outcome === "infra-error") {
      this.troubled.set(key, {
        submission,
        exercise,
        message: report.detail ?? report.message ?? "",
      });
      // An earlier grade stands, and the failure is among the incidents.
      if (this.log.get(key)) return this.progress(1);
    }
    await this.log.append(copy);
    if (report.outcome === "infra-error") return this.progress(1);
    if (unit.refusal) this.counts.refused++;
    else if (isGradedNow) this.counts.graded++;
    else this.counts.copied++;
    return this.progress(1);
  }

  private progress(more: number): void {
    this.done += more;
    if (more > 0) this.options.onProgress?.({ done: this.done, total: this.total });
  }
}

function gradedBy(
  grader: BatchGrader,
  exercise: string,
): { version: string; seedId: string; specHash: string } {
  return { version: grader.version, seedId: grader.seedId, specHash: grader.specHash(exercise) };
}

function taskOf({ submission, exercise, sha256, refusal }: Unit): GradeTask {
  return { submission: { id: submission, sha256: sha256 ?? refusal?.sha256 ?? noFile }, exercise };
}

/** Equal answers to the same exercise, together; groups in the order of their first. */
function grouped(units: readonly Unit[]): Unit[][] {
  const groups = new Map<string, Unit[]>();
  for (const unit of units) {
    const key = groupKey(unit);
    const group = groups.get(key);
    if (group) group.push(unit);
    else groups.set(key, [unit]);
  }
  return [...groups.values()];
}

/** Equal for equal answers to the same exercise; what is no answer is like no other. */
function groupKey({ key, exercise, sha256, trouble }: Unit): string {
  return sha256 === undefined || trouble !== undefined
    ? key
    : JSON.stringify([exercise, sha256, ""]);
}
