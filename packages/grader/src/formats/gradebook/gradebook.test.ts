import { describe, expect, it } from "vitest";
import { view, type View } from "../../report/view.ts";
import { gradedAt, type OutcomeName, outcomeReport } from "../../testing/outcomes.ts";
import { canvas } from "../canvas.ts";
import type { Format } from "../format.ts";
import { moodle } from "../moodle.ts";

/** Somebody's grade: staff's, with the points of hidden checks. */
function gradeOf(id: string, outcome: OutcomeName): View {
  const report = { ...outcomeReport(outcome), submission: { id, sha256: "0".repeat(64) } };
  return view(report, "staff", { now: gradedAt });
}

function filled(
  format: Format,
  gradebook: string,
  views: readonly View[],
  column?: string,
): { text: string; notes: readonly string[] } {
  const notes: string[] = [];
  const occasion = { env: {}, gradebook, tell: (note: string) => void notes.push(note) };
  return {
    text: format.write(views, { ...occasion, ...(column !== undefined && { column }) }),
    notes,
  };
}

const exported = [
  "\uFEFFStudent,ID,SIS User ID,SIS Login ID,Section,Softmax (123456),Essay (7),Softmax Current Score\r",
  "    Points Possible,,,,,22,10,(read only)\r",
  '"Doe, Ada",42,S1,ada@example.edu,DL-01,,9.5,88\r',
  '"O\'Neil, ""Bo""",43,S2,bo,DL-01 and DL-02,1.00,8,70\r',
  "Ex Cused,44,S3,ex,DL-01,EX,1,1\r",
  "In Fra,45,S4,fra,DL-01,17.00,1,1\r",
  "=Formula,46,S5,eve,DL-01,3.00,1,1\r",
  '"Student, Test",,,,DL-01,,,\r',
  "",
].join("\n");

describe("an exported gradebook of Canvas", () => {
  const views = [
    gradeOf("ada@example.edu", "partial"),
    gradeOf("bo_43_9_exercise.ts", "pass"),
    gradeOf("ex", "pass"),
    gradeOf("fra", "infrastructure-error"),
    gradeOf("nobody", "pass"),
  ];

  it("gets one column filled in, on its own scale, and nothing else changed", () => {
    const { text, notes } = filled(canvas, exported, views, "Softmax");
    const expected = exported
      .replace("DL-01,,9.5", "DL-01,8.00,9.5")
      .replace("DL-02,1.00,8", "DL-02,22.00,8");
    expect(text).toBe(expected);
    expect(canvas.validate(text)).toEqual([]);
    expect(notes).toEqual(['No row of the gradebook is about "nobody" alone.']);
  });

  it("is not written to where two rows claim a submission", () => {
    const twice = `${exported}Impostor,99,ada@example.edu,zz,DL-01,,1,1\r\n`;
    const { text, notes } = filled(canvas, twice, [views[0]], "Softmax");
    expect(text).toBe(twice);
    expect(notes).toEqual(['No row of the gradebook is about "ada@example.edu" alone.']);
  });

  it("with semicolons and decimal commas keeps them", () => {
    const book =
      "Student;ID;SIS Login ID;Section;Softmax (1)\n Points Possible;;;;22\nAda;42;ada;A;1,50\n";
    const { text } = filled(canvas, book, [gradeOf("42", "partial")]);
    expect(text).toBe(book.replace("1,50", "8,00"));
  });

  it("says which columns there are where none is meant", () => {
    expect(() => filled(canvas, exported, views, "Softmax Current Score"))
      .toThrowErrorMatchingInlineSnapshot(`
      [Misuse: canvas: "Softmax Current Score" means 0 columns.
        A grade goes into one column that can be written to.
        Try: --column with one of "Softmax (123456)", "Essay (7)"]
    `);
    expect(() => filled(canvas, "Name,Points\nAda,1\n", views)).toThrowErrorMatchingInlineSnapshot(`
      [Misuse: canvas: the gradebook cannot be read.
        the first column is not called Student.]
    `);
  });
});

const worksheet = [
  "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,Last modified (submission),Last modified (grade),Feedback comments",
  'Participant 12345,Ada Doe,ada@example.edu,Submitted for grading,,10.00,Yes,"Saturday, 21 November 2026, 10:00 AM",-,',
  'Participant 12346,Bo,bo@example.edu,Submitted for grading,5.00,10.00,No,-,-,"kept, ""as it is"""',
  "Participant 12347,Fra,fra@example.edu,No submission,6.00,10.00,Yes,-,-,old words",
  "",
].join("\n");

describe("an offline worksheet of Moodle", () => {
  const views = [
    gradeOf("Ada Doe_12345_assignsubmission_file", "partial"),
    gradeOf("bo@example.edu", "pass"),
    gradeOf("12347", "infrastructure-error"),
  ];

  it("gets grades and feedback where they may be changed, and nothing else changed", () => {
    const { text } = filled(moodle, worksheet, views);
    expect(text).toBe(
      worksheet
        .replace("grading,,10.00", "grading,3.64,10.00")
        .replace(
          'AM",-,\n',
          'AM",-,"4 of 11. Not yet: The softmax: Stays finite for large inputs."\n',
        ),
    );
    expect(moodle.validate(text)).toEqual([]);
  });

  it("in another language has its grade's column named", () => {
    const german = worksheet
      .replace("Identifier", "ID")
      .replace("Grade,", "Bewertung,")
      .replaceAll("Participant", "Teilnehmer/in");
    const { text } = filled(moodle, german, views, "Bewertung");
    expect(text).toContain("grading,3.64,");
    expect(() => filled(moodle, german, views)).toThrowErrorMatchingInlineSnapshot(`
      [Misuse: moodle: the worksheet has no column "Grade".
        A site's language decides what its columns are called.
        Try: --column with one of "ID", "Full name", "Email address", "Status", "Bewertung", "Maximum Grade", "Grade can be changed", "Last modified (submission)", "Last modified (grade)", "Feedback comments"]
    `);
  });

  it("never hears of a hidden check in its feedback", () => {
    const { text } = filled(moodle, worksheet, [gradeOf("12345", "timeout")]);
    expect(text).not.toContain("copy of the handout");
    expect(text).not.toContain("exam's table");
  });
});

describe("a grade that could not be found out", () => {
  it("is left out of what is imported, so that an earlier one stands", () => {
    const views = [gradeOf("ada", "partial"), gradeOf("fra", "infrastructure-error")];
    const nowhere = { env: {}, tell: () => {} };
    expect(moodle.write(views, nowhere)).not.toContain("fra");
    expect(canvas.write(views, nowhere)).toContain('"fra",,,"fra","",\n');
  });
});
