import type { Precision } from "./run-case.ts";
import type { FileReport } from "./run-folder.ts";

/** The reports as text for a terminal; its last line is `N passed, N failed, N skipped`. */
export function formatReports(
  reports: readonly FileReport[],
  precisions: readonly Precision[],
): string {
  const width = Math.max(0, ...reports.map(({ file }) => file.length));
  const lines = reports.flatMap((report) => [
    `  ${report.file.padEnd(width)}  ${verdictOf(report)}`,
    ...report.failures.flatMap(({ name, message }) => [
      `    ✗ ${name}`,
      ...message.split("\n").map((line) => `        ${line}`),
    ]),
  ]);
  const held = precisions.map(
    ({ dtype, backend, tolerance }) => `${dtype} on ${backend.name} within ${tolerance}`,
  );
  const { passed, failed, notYet } = totalsOf(reports);
  return [
    `Golden values, each case in ${held.join(", ")} of the largest number of a tensor`,
    "(a number below 64 roundings of the largest one of the case counts as 0):",
    "",
    ...lines,
    "",
    ...(notYet > 0
      ? ["Not yet: these concepts do not exist here so far; nothing was checked.", ""]
      : []),
    `${passed} passed, ${failed} failed, ${notYet} skipped`,
  ].join("\n");
}

export function totalsOf(reports: readonly FileReport[]): {
  passed: number;
  failed: number;
  notYet: number;
} {
  const total = (count: (report: FileReport) => number): number =>
    reports.reduce((sum, report) => sum + count(report), 0);
  return {
    passed: total((report) => report.passed),
    failed: total((report) => report.failures.length),
    notYet: total((report) => report.notYet),
  };
}

function verdictOf({ passed, notYet, failures }: FileReport): string {
  if (notYet > 0) return `not yet (${notYet} cases)`;
  return failures.length === 0 ? `${passed} passed` : `${passed} passed, ${failures.length} failed`;
}
