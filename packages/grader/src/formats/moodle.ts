import { Misuse } from "../commands/misuse.ts";
import type { View } from "../report/view.ts";
import { titleOf } from "../report/view-words.ts";
import { csvText } from "./escape/csv-cell.ts";
import type { Format, Occasion } from "./format.ts";
import { matchStudents } from "./gradebook/match-student.ts";
import { type Cell, type Csv, readCsv } from "./gradebook/read-csv.ts";
import { replaceCells } from "./gradebook/replace-cells.ts";
import { feedback, scaled, studentGrades } from "./gradebook/student-grades.ts";

/** Moodle's grades as CSV: for the grade import, or the offline worksheet that was downloaded, filled in. */
export const moodle: Format = {
  name: "moodle",
  about: "Moodle's grade import, or an offline worksheet filled in",
  write: (views, occasion) =>
    occasion.gradebook === undefined
      ? fresh(views, occasion)
      : filled(views, readCsv(occasion.gradebook), occasion),
  validate: (source) => problemsOf(readCsv(source)),
};

/** For the import, whose columns are mapped by hand. Feedback never stands without its grade: that would wipe it. */
function fresh(views: readonly View[], { column = titleOf(views) }: Occasion): string {
  const title = column === "" ? "Gradus" : column;
  const rows = studentGrades(views)
    .filter(({ isIncomplete }) => !isIncomplete)
    .map((grade) =>
      [csvText(grade.id), scaled(grade, undefined), csvText(feedback(grade))].join(","),
    );
  const header = ["ID number", csvText(title), csvText(`${title} (feedback)`)];
  return [header.join(","), ...rows, ""].join("\n");
}

/** The columns of a worksheet. A site's language decides their names, so all but the grade's may be missing. */
interface Worksheet {
  readonly grade: number;
  readonly maximum: number;
  readonly changeable: number;
  readonly feedback: number;
}

/** Fills the grades and the feedback of a worksheet in, and nothing else: Moodle looks at its dates. */
function filled(views: readonly View[], csv: Csv, { column = "Grade", tell }: Occasion): string {
  const [header = [], ...rows] = csv.rows;
  const sheet = worksheetOf(header, column);
  const names = rows.map((row) => row.slice(0, sheet.grade).flatMap(namesIn));
  const { grades, left } = matchStudents(names, studentGrades(views));
  const replacements = rows.flatMap((row, i) => {
    const grade = grades[i];
    const cell = row[sheet.grade];
    const isLocked = /^no$/i.test(row[sheet.changeable]?.value.trim() ?? "");
    if (!grade || grade.isIncomplete || !cell || isLocked) return [];
    const most = Number(row[sheet.maximum]?.value.replace(",", "."));
    const comments = row[sheet.feedback];
    return [
      { cell, text: scaled(grade, most > 0 ? most : undefined) },
      ...(comments ? [{ cell: comments, text: csvText(feedback(grade)) }] : []),
    ];
  });
  for (const id of left) tell(`No row of the worksheet is about "${id}" alone.`);
  return replaceCells(csv, replacements);
}

function worksheetOf(header: readonly Cell[], column: string): Worksheet {
  const titles = header.map(({ value }) => value.trim());
  const grade = titles.indexOf(column);
  if (grade === -1) {
    const names = titles.map((title) => `"${title}"`).join(", ");
    throw new Misuse(
      `moodle: the worksheet has no column "${column}".\n` +
        "  A site's language decides what its columns are called.\n" +
        `  Try: --column with one of ${names || "(there is none)"}`,
    );
  }
  return {
    grade,
    maximum: titles.indexOf("Maximum Grade"),
    changeable: titles.indexOf("Grade can be changed"),
    feedback: titles.indexOf("Feedback comments"),
  };
}

/** A cell's own text, and the number of `Participant 12345`, whatever the site's word for it is. */
function namesIn({ value }: Cell): readonly string[] {
  const text = value.trim();
  const [, number] = /^\D+ (\d+)$/.exec(text) ?? [];
  return number === undefined ? [text] : [text, number];
}

/** What both imports ask of a file: a header, rows as long as it, and a grade beside every feedback. */
function problemsOf({ rows }: Csv): string[] {
  const [header = []] = rows;
  const titles = header.map(({ value }) => value.trim());
  return [
    ...(titles.length >= 2 ? [] : ["there is no column beside the learner's."]),
    ...(new Set(titles).size === titles.length ? [] : ["two columns have the same name."]),
    ...rows.flatMap((row, i) =>
      row.length === titles.length || (row.length === 1 && row[0].value === "")
        ? []
        : [`line ${i + 1} has ${row.length} cells, and the header has ${titles.length}.`],
    ),
  ];
}
