import { contentKey } from "../progress/content-key.ts";
import { remember } from "../progress/remember.ts";
import { summaryLines } from "../render/summary-lines.ts";
import { openGrader } from "../grade/grader.ts";
import type { Kit } from "../kit.ts";
import type { Verdict } from "../verdict/verdict.ts";
import { chosen } from "./chosen.ts";
import { exitCodeFor } from "./exit-code.ts";
import { gradeAnswers } from "./grade-answers.ts";
import { type ReportOptions, readReportOptions } from "./report-options.ts";
import { viewsOf, writeReports } from "./write-reports.ts";

/** Checks a learner's own exercises once, on a learner's own machine, and writes their points. */
export async function grade(
  kit: Kit,
  what: readonly string[],
  options: ReportOptions = {},
): Promise<number> {
  const plan = readReportOptions(options);
  const exercises = what.length === 0 ? kit.catalog.exercises : chosen(kit, what);
  const { store } = kit;
  const { framework } = await kit.workshop();
  const verdicts: Verdict[] = [];
  const hear = (verdict: Verdict, exercise: (typeof exercises)[number]): void => {
    verdicts.push(verdict);
    const key = contentKey(exercise, framework);
    store.write(exercise.id, remember(store.read(exercise.id), verdict, key, false));
  };
  const grader = await openGrader({ at: kit.at, limits: kit.limits, level: "L0" });
  try {
    const reports = await gradeAnswers(kit, exercises, grader, { hear });
    if (plan.targets.length === 0) kit.out(summaryLines(verdicts, kit.paper));
    writeReports(viewsOf(reports, plan), plan, {
      out: kit.out,
      tell: (note) => kit.out(`  ${note}\n`),
      env: process.env,
    });
  } finally {
    await grader.close();
  }
  return exitCodeFor(verdicts.map(({ state }) => state));
}
