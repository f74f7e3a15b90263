import type { GradeReport, ReportedCheck } from "../report/grade-report.ts";

/**
 * Every text of a report that a learner must not see before the exercise is due.
 *
 * Says it a second time, in another way than the redaction does, so that the two can be compared.
 */
export function hiddenStrings(report: GradeReport): readonly string[] {
  const hidden: (string | undefined)[] = [report.detail, ...report.flags];
  const values = ({ message, hint, counterexample, output, needs }: ReportedCheck): void => {
    hidden.push(message, hint, counterexample, output, needs);
  };
  for (const check of report.checks) {
    if (check.visibility === "after-due" || check.visibility === "staff") {
      hidden.push(check.id, check.title);
      values(check);
    }
    if (check.visibility === "opaque" || check.hiddenValues) values(check);
  }
  const isOpen = report.checks.every(
    ({ visibility, hiddenValues }) => visibility === "visible" && !hiddenValues,
  );
  if (!isOpen || report.run.seedId !== "shown") hidden.push(report.output);
  return hidden.filter((text) => text !== undefined && text !== "").map(String);
}
