import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { GradeReport } from "../../report/grade-report.ts";
import { count } from "../../render/words.ts";
import { lockFolder } from "../records/batch-lock.ts";
import { copiedGrade, identityKey } from "../records/record.ts";
import type { Recorded } from "../records/recorded.ts";
import { RecordLog } from "../records/record-log.ts";
import { AnswerStore } from "../submissions/answer-store.ts";
import { noFile } from "../submissions/answers.ts";
import { files, writeHeader } from "./batch-header.ts";
import type { BatchOptions, BatchOutcome } from "./batch-options.ts";
import { clockJump, readClocks } from "./clock.ts";
import { equalAnswers } from "./equal-answers.ts";
import { gradeUnit } from "./grade-unit.ts";
import { type Plan, planBatch, type Unit } from "./plan.ts";
import { type Shard, wholeBatch } from "./shard.ts";
import { workThrough } from "./work-queue.ts";

const asked =
  "The batch was asked to stop. What was recorded stays; the same command goes on from here.";

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
    const groups = equalAnswers(mine);
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
      await this.gradeGroup(group);
    } catch (error) {
      // The disk is full, or gone: nothing can be recorded any more.
      this.stopped ??= error instanceof Error ? error.message : String(error);
    }
  }

  /** Grades the first of equal answers, unless one of them has a grade, and copies that to the others. */
  private async gradeGroup(group: readonly Unit[]): Promise<void> {
    const source = group.map((unit) => this.standing(unit)).find((known) => known !== undefined);
    const open = group.filter((unit) => !this.standing(unit));
    this.counts.before += group.length - open.length;
    this.progress(group.length - open.length);
    if (open.length === 0) return;
    const report = source
      ? await this.log.read(source)
      : await gradeUnit(this.options, this.store, open[0]);
    if (!report) {
      this.stopped ??= asked;
      return;
    }
    for (const unit of open) await this.record(unit, report, unit === open[0] && !source);
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
    const { grader } = this.options;
    return identityKey({
      sha256: sha256 ?? refusal?.sha256 ?? noFile,
      specHash: grader.specHash(exercise),
      seedId: grader.seedId,
      grader: grader.version,
    });
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
      if (!this.log.get(key)) await this.log.append(copy);
    } else {
      await this.log.append(copy);
      this.counts[unit.refusal ? "refused" : isGradedNow ? "graded" : "copied"]++;
    }
    this.progress(1);
  }

  private progress(more: number): void {
    this.done += more;
    if (more > 0) this.options.onProgress?.({ done: this.done, total: this.total });
  }
}
