import { Misuse } from "../commands/misuse.ts";
import type { View } from "../report/view.ts";
import { titleOf } from "../report/view-words.ts";
import { csvText } from "./escape/csv-cell.ts";
import type { Format, Occasion } from "./format.ts";
import { matchStudents } from "./gradebook/match-student.ts";
import { type Cell, type Csv, readCsv } from "./gradebook/read-csv.ts";
import { replaceCells } from "./gradebook/replace-cells.ts";
import { scaled, studentGrades } from "./gradebook/student-grades.ts";

/** Canvas's gradebook as CSV: a new one, or an exported one with one column filled in. */
export const canvas: Format = {
  name: "canvas",
  about: "Canvas's gradebook CSV, best from an exported one",
  write: (views, occasion) =>
    occasion.gradebook === undefined
      ? fresh(views, occasion)
      : filled(views, readCsv(occasion.gradebook), occasion),
  validate: (source) => problemsOf(readCsv(source)),
};

function fresh(views: readonly View[], { column = titleOf(views), tell }: Occasion): string {
  if (!hasNumber(column))
    tell(
      `Canvas makes a new assignment of the column "${column}"; one that it has ends in (its number).`,
    );
  const grades = studentGrades(views);
  const most = Math.max(0, ...grades.map(({ maxPoints }) => maxPoints));
  const rows = grades.map((grade) => {
    const id = csvText(grade.id);
    return [id, "", "", id, '""', grade.isIncomplete ? "" : scaled(grade, undefined)].join(",");
  });
  const header = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", csvText(column)];
  return [header.join(","), `    Points Possible,,,,,${most}`, ...rows, ""].join("\n");
}

/** Fills one column. Excused learners stay excused, and whoever has no grade here keeps the one that is there. */
function filled(views: readonly View[], csv: Csv, { column, tell }: Occasion): string {
  const problems = problemsOf(csv);
  if (problems.length > 0)
    throw new Misuse(`canvas: the gradebook cannot be read.\n  ${problems[0]}`);
  const [header] = csv.rows;
  const at = columnOf(csv, column);
  const scale = scaleOf(csv, at);
  const comma =
    csv.delimiter === ";" && csv.rows.some((row) => /^\d+,\d+$/.test(row[at]?.value ?? ""));
  const section = sectionOf(header);
  const rows = studentRows(csv);
  const names = rows.map((row) => row.slice(0, section).map(({ value }) => value.trim()));
  const { grades, left } = matchStudents(names, studentGrades(views));
  const replacements = rows.flatMap((row, i) => {
    const grade = grades[i];
    const cell = row[at];
    if (!grade || grade.isIncomplete || !cell || /^EX$/i.test(cell.value.trim())) return [];
    const number = scaled(grade, scale);
    return [{ cell, text: comma ? number.replace(".", ",") : number }];
  });
  for (const id of left) tell(`No row of the gradebook is about "${id}" alone.`);
  return replaceCells(csv, replacements);
}

function columnOf({ rows }: Csv, column: string | undefined): number {
  const [header] = rows;
  const titles = header.map(({ value }) => value.trim());
  const open = titles.flatMap((title, i) =>
    i > sectionOf(header) && !isReadOnly(rows, i) ? [{ title, i }] : [],
  );
  const wanted = open.filter(
    ({ title }) =>
      column === undefined || title === column || title.replace(/ \(\d+\)$/, "") === column,
  );
  if (wanted.length === 1) return wanted[0].i;
  const names = open.map(({ title }) => `"${title}"`).join(", ");
  throw new Misuse(
    `canvas: ${column === undefined ? "no column was named" : `"${column}" means ${wanted.length} columns`}.\n` +
      "  A grade goes into one column that can be written to.\n" +
      `  Try: --column with one of ${names || "(there is none)"}`,
  );
}

function isReadOnly(rows: Csv["rows"], i: number): boolean {
  return /\(read only\)/i.test(pointsPossible(rows)?.[i]?.value ?? "");
}

function pointsPossible(rows: Csv["rows"]): readonly Cell[] | undefined {
  return rows.find(([first]) => first?.value.includes("Points Possible"));
}

function scaleOf({ rows }: Csv, i: number): number | undefined {
  const most = Number((pointsPossible(rows)?.[i]?.value ?? "").replace(",", "."));
  return most > 0 ? most : undefined;
}

/** The rows about learners: not the header, the points possible, and what Canvas puts around them. */
function studentRows({ rows }: Csv): readonly (readonly Cell[])[] {
  return rows.slice(1).filter((row) => {
    const [first] = row;
    const isOther = /^\s*(?:Muted|Manual Posting)/.test(first?.value ?? "");
    return row.length > 3 && !isOther && !first.value.includes("Points Possible");
  });
}

function sectionOf(header: readonly Cell[]): number {
  return header.findLastIndex(({ value }) => value.includes("Section"));
}

function hasNumber(title: string): boolean {
  return / \(\d+\)$/.test(title);
}

/** What Canvas's importer asks of a file. */
function problemsOf({ rows }: Csv): string[] {
  const [header = []] = rows;
  const titles = header.map(({ value }) => value);
  const section = sectionOf(header);
  const isTold = (i: number, word: string): boolean => titles[i]?.includes(word) ?? false;
  const logins = titles.slice(2, section).map((title) => title.trim());
  return [
    ...(isTold(0, "Student") ? [] : ["the first column is not called Student."]),
    ...(isTold(1, "ID") ? [] : ["the second column is not called ID."]),
    ...(logins.some((title) => title === "SIS Login ID")
      ? []
      : ["there is no column SIS Login ID."]),
    ...(section > 1 ? [] : ["there is no column Section after those about the learner."]),
    ...(titles.length > 3 ? [] : ["there are not more than three columns."]),
    ...rows.flatMap((row, i) =>
      row.length === titles.length || (row.length === 1 && row[0].value === "")
        ? []
        : [`line ${i + 1} has ${row.length} cells, and the header has ${titles.length}.`],
    ),
  ];
}
