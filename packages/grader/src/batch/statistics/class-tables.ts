import { csvText } from "../../formats/escape/csv-cell.ts";
import { showName } from "../archive/entry-path.ts";
import { type ClassStatistics, passRate } from "./class-statistics.ts";

/** Points of everyone: a row for each submission, a column for each exercise, nothing where there is no grade yet. */
export function pointsTable({ exercises, submissions }: ClassStatistics): string {
  const head = ["submission", ...exercises.map(({ id }) => id), "points"];
  const rows = submissions.map(({ submission, points }) => {
    const cells = exercises.map(({ id }) => points.get(id));
    const sum = cells.reduce((total: number, cell) => total + (cell ?? 0), 0);
    return [showName(submission), ...cells, sum];
  });
  const most = exercises.map(({ maxPoints }) => maxPoints);
  return table([head, ["(points to earn)", ...most, most.reduce((sum, n) => sum + n, 0)], ...rows]);
}

/** How every check went: a row for each. */
export function checksTable({ exercises }: ClassStatistics): string {
  const head = [
    "exercise",
    "check",
    "visibility",
    "points",
    "answers",
    "pass",
    "pass rate (%)",
    "fail",
    "threw",
    "stopped",
    "not run",
  ];
  const rows = exercises.flatMap(({ id, checks }) =>
    checks.map((check) => {
      const of = (...statuses: Parameters<typeof check.statuses.get>[0][]): number =>
        statuses.reduce((sum, status) => sum + (check.statuses.get(status) ?? 0), 0);
      const all = [...check.statuses.values()].reduce((sum, n) => sum + n, 0);
      const rate = Math.round(1000 * passRate(check)) / 10;
      const stopped = of("timeout", "memory", "crash", "blocked");
      return [
        id,
        check.title,
        check.visibility,
        check.maxPoints,
        all,
        of("pass"),
        rate,
        of("fail"),
        of("threw"),
        stopped,
        of("not-run"),
      ];
    }),
  );
  return table([head, ...rows]);
}

/** Which known mistakes were made: a row for each. */
export function mistakesTable({ exercises }: ClassStatistics): string {
  const rows = exercises.flatMap(({ id, mistakes }) =>
    mistakes.map(({ diagnosis, answers }) => [id, diagnosis, answers]),
  );
  return table([["exercise", "diagnosed mistake", "answers"], ...rows]);
}

/** Rows as CSV that no spreadsheet takes for formulas. Numbers stay numbers. */
export function table(rows: readonly (readonly (string | number | undefined)[])[]): string {
  const cell = (value: string | number | undefined): string =>
    typeof value === "string" ? csvText(value) : value === undefined ? "" : String(value);
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}
