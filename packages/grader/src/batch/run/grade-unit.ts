import type { GradeReport } from "../../report/grade-report.ts";
import type { AnswerStore } from "../submissions/answer-store.ts";
import { noFile } from "../submissions/answers.ts";
import type { GradeTask } from "./batch-grader.ts";
import type { BatchOptions } from "./batch-options.ts";
import { noteIncident } from "./incidents.ts";
import type { Unit } from "./plan.ts";

/** How often an answer is tried where something fails that is not its fault. */
const attempts = 3;

/**
 * The report on an answer: a grade, or why there is none. What fails and is not its fault is tried again.
 *
 * @returns undefined if the batch was told to stop meanwhile
 */
export async function gradeUnit(
  options: BatchOptions,
  store: AnswerStore,
  unit: Unit,
): Promise<GradeReport | undefined> {
  const { grader, out } = options;
  const task = taskOf(unit);
  if (unit.trouble !== undefined) {
    noteIncident(out, unit, 1, unit.trouble);
    return grader.ungraded(task, "infra-error", unit.trouble);
  }
  if (unit.refusal) return grader.ungraded(task, "not-gradable", unit.refusal.message);
  const { length } = grader.filesOf(unit.exercise);
  const folder = store.folderOf(task.submission.sha256, length);
  for (let attempt = 1; ; attempt++) {
    const { report, isStopped, message } = await tryOnce(options, task, folder);
    if (isStopped || (report && report.outcome !== "infra-error")) return report;
    noteIncident(out, unit, attempt, message);
    if (attempt >= attempts) return report ?? grader.ungraded(task, "infra-error", message);
  }
}

/** What came of one attempt; `message` says why there is no grade. */
interface Attempt {
  readonly report?: GradeReport;
  readonly isStopped: boolean;
  readonly message: string;
}

async function tryOnce(
  { grader, signal, faults }: BatchOptions,
  task: GradeTask,
  folder: string,
): Promise<Attempt> {
  try {
    const report = await grader.grade(task, folder, signal);
    faults?.("graded");
    if (!report) return { isStopped: true, message: "" };
    return { report, isStopped: false, message: report.detail ?? report.message ?? "" };
  } catch (error) {
    return { isStopped: false, message: error instanceof Error ? error.message : String(error) };
  }
}

function taskOf({ submission, exercise, sha256, refusal }: Unit): GradeTask {
  return { submission: { id: submission, sha256: sha256 ?? refusal?.sha256 ?? noFile }, exercise };
}
