import { type AuditReport, isSound } from "./audit-report.ts";

const columns = [
  "exercise",
  "points",
  "checks",
  "rejected",
  "diagnosed",
  "accepted",
  "hints",
  "kill rate",
];

/** The reports as a table of plain text, one line an exercise, with a last line for all. */
export function auditTable(reports: readonly AuditReport[]): string {
  const sum = (of: (report: AuditReport) => number): number =>
    reports.reduce((total, report) => total + of(report), 0);
  const total = row(reports.length === 1 ? "1 exercise" : `${reports.length} exercises`, {
    points: sum(({ points }) => points),
    checks: sum(({ checks }) => checks),
    mistakes: sum(({ mistakes }) => mistakes),
    rejected: sum(({ rejected }) => rejected),
    diagnosed: sum(({ diagnosed }) => diagnosed),
    variants: sum(({ variants }) => variants),
    accepted: sum(({ accepted }) => accepted),
    hints: sum(({ hints }) => hints),
  });
  const rows = [columns, ...reports.map((report) => row(report.id, report)), total];
  const widths = columns.map((_, i) => Math.max(...rows.map((cells) => cells[i].length)));
  return rows.map((cells) => line(cells, widths)).join("\n");
}

/** What is not as it should be, one paragraph an exercise. Empty if all is well. */
export function auditDefects(reports: readonly AuditReport[]): string {
  const paragraphs = reports
    .filter((report) => !isSound(report))
    .map((report) => {
      const defects = report.claims
        .filter(({ problems }) => problems.length > 0)
        .flatMap(({ sentence, problems }) => [
          `  ${sentence}`,
          ...problems.map((problem) => problem.replaceAll(/^/gm, "    ")),
        ]);
      return [report.id, ...defects].join("\n");
    });
  return paragraphs.join("\n\n");
}

type Numbers = Pick<
  AuditReport,
  "points" | "checks" | "mistakes" | "rejected" | "diagnosed" | "variants" | "accepted" | "hints"
>;

function row(name: string, n: Numbers): string[] {
  const rate = n.mistakes === 0 ? "-" : `${Math.floor((100 * n.rejected) / n.mistakes)} %`;
  const [rejected, diagnosed] = [`${n.rejected}/${n.mistakes}`, `${n.diagnosed}/${n.mistakes}`];
  const accepted = `${n.accepted}/${n.variants}`;
  return [name, `${n.points}`, `${n.checks}`, rejected, diagnosed, accepted, `${n.hints}`, rate];
}

function line(cells: readonly string[], widths: readonly number[]): string {
  const [name, ...numbers] = cells.map((cell, i) =>
    i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]),
  );
  return [name, ...numbers].join("  ");
}
