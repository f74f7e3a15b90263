import { contentKey } from "../progress/content-key.ts";
import { remember } from "../progress/remember.ts";
import { summaryLines } from "../render/summary-lines.ts";
import { wrap } from "../render/wrap.ts";
import { isolationStatement } from "../sandbox/statement.ts";
import { openGrader } from "../grade/grader.ts";
import type { Kit } from "../kit.ts";
import type { Verdict } from "../verdict/verdict.ts";
import { chosen } from "./chosen.ts";
import { exitCodeFor } from "./exit-code.ts";
import { gradeAnswers } from "./grade-answers.ts";
import { levelOf } from "./level-of.ts";
import { type ReportOptions, readReportOptions } from "./report-options.ts";
import { viewsOf, writeReports } from "./write-reports.ts";

export interface GradeOptions extends ReportOptions {
  readonly require?: string;
}

/** Checks a learner's own exercises once, on a learner's own machine, and writes their points. */
export async function grade(
  kit: Kit,
  what: readonly string[],
  options: GradeOptions = {},
): Promise<number> {
  const plan = readReportOptions(options);
  // A learner's own code on a learner's own machine, unless somebody wants more.
  const level = levelOf("grade", options.require ?? "L0");
  const exercises = what.length === 0 ? kit.catalog.exercises : chosen(kit, what);
  const { store } = kit;
  const { framework } = await kit.workshop();
  const verdicts: Verdict[] = [];
  const hear = (verdict: Verdict, exercise: (typeof exercises)[number]): void => {
    verdicts.push(verdict);
    const key = contentKey(exercise, framework);
    store.write(exercise.id, remember(store.read(exercise.id), verdict, key, false));
  };
  const grader = await openGrader({ at: kit.at, limits: kit.limits, level });
  // What leaves this machine, or was asked for, is told; a page that a learner looks at is about the points.
  const isTold = options.require !== undefined || plan.targets.some(({ file }) => file);
  const isPiped = plan.targets.some(({ file }) => file === undefined);
  const tell = (note: string): void => {
    const text = `${wrap(`  ${note}`, kit.paper.width, 4).join("\n")}\n`;
    if (isPiped) process.stderr.write(text);
    else kit.out(text);
  };
  try {
    if (isTold) tell(isolationStatement(grader.sandbox));
    const reports = await gradeAnswers(kit, exercises, grader, { hear });
    if (plan.targets.length === 0) kit.out(summaryLines(verdicts, kit.paper));
    writeReports(viewsOf(reports, plan), plan, {
      out: kit.out,
      tell,
      env: process.env,
    });
    if (isTold) tell(isolationStatement(grader.sandbox));
  } finally {
    await grader.close();
  }
  return exitCodeFor(verdicts.map(({ state }) => state));
}
