import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cell, column } from "../table/column.ts";
import { Table, table } from "../table/table.ts";
import { formatCsv } from "./format-csv.ts";
import { parseCsv } from "./parse-csv.ts";

describe("parseCsv and formatCsv", () => {
  it("make the same table again, whatever characters are in it", () => {
    fc.assert(
      fc.property(cellTables(), (original) => {
        expect([...parseCsv(formatCsv(original)).entries()]).toEqual([...original.entries()]);
      }),
    );
  });

  it("agree on any delimiter and marker of missing values", () => {
    const dialects = fc.tuple(
      fc.constantFrom(",", ";", "\t", "||", " "),
      fc.constantFrom("", "NA", "?"),
    );
    fc.assert(
      fc.property(cellTables(), dialects, (original, [delimiter, missing]) => {
        const text = formatCsv(original, { delimiter, missing });
        const read = parseCsv(text, { delimiter, missing: [missing] });
        expect([...read.entries()]).toEqual([...original.entries()]);
      }),
    );
  });

  it("agree on files of Windows and of old Macs", () => {
    const original = table({ a: ["x", null], b: [1, 2] });
    for (const end of ["\r\n", "\r"]) {
      const text = formatCsv(original).replaceAll("\n", end);
      expect([...parseCsv(text).entries()]).toEqual([...original.entries()]);
    }
  });
});

describe("formatCsv", () => {
  it("quotes what would be read as something else", () => {
    const original = table({
      say: ['"hi"', "a,b", "12", "", null, " x"],
      n: [1, null, -0, 1e21, 0.1, 2],
    });
    expect(formatCsv(original)).toBe(
      'say,n\n"""hi""",1\n"a,b",\n"12",-0\n"",1e+21\n,0.1\n" x",2\n',
    );
  });

  it("refuses what a file cannot hold", () => {
    expect(() => formatCsv(table({ a: ["\uD800"] }))).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: formatCsv: the text "\\ud800" has half a surrogate pair.
        A file holds whole Unicode characters only.]
    `);
    expect(() => formatCsv(table({ a: [1] }), { missing: "-99" }))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: formatCsv: the marker of missing values is "-99".
        A marker is no number, and holds no delimiter, quote or line end.]
    `);
    expect(() => formatCsv(table({ a: [1] }), { delimiter: "." }))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: formatCsv: the delimiter is ".".
        A delimiter is a character that numbers are not written with, and no quote or line end.]
    `);
  });
});

describe("parseCsv", () => {
  it("reads numbers, texts and missing values", () => {
    const read = parseCsv('name,age\nAda,36\n"Alan, M.",\n"say ""hi""",4.1e1\n');
    expect(read.strings("name")).toEqual(["Ada", "Alan, M.", 'say "hi"']);
    expect(read.numbers("age")).toEqual([36, null, 41]);
  });

  it("takes the types it is told", () => {
    expect(parseCsv("zip\n01234\n").numbers("zip")).toEqual([1234]);
    expect(parseCsv("zip\n01234\n", { types: { zip: "string" } }).strings("zip")).toEqual([
      "01234",
    ]);
    expect(parseCsv('n\n"1"\n').strings("n")).toEqual(["1"]);
    expect(parseCsv('n\n"1"\n', { types: { n: "number" } }).numbers("n")).toEqual([1]);
  });

  it("knows markers of missing values, unless they stand in quotes", () => {
    const read = parseCsv('a,b\nNA,NA\n3,"NA"\n', { missing: ["", "NA"] });
    expect(read.numbers("a")).toEqual([null, 3]);
    expect(read.strings("b")).toEqual([null, "NA"]);
  });

  it("needs no names, no last line end, and nothing at all", () => {
    expect(parseCsv("1,x\n2,y", { header: false }).names).toEqual(["x0", "x1"]);
    expect(parseCsv("").names).toEqual([]);
    expect(parseCsv("a,b\n").rowCount).toBe(0);
  });

  it("skips empty lines and a byte order mark", () => {
    expect(parseCsv("\uFEFFa,b\n\n1,2\n\n").numbers("a")).toEqual([1]);
  });

  it("names the line of a malformed row, also after rows of several lines", () => {
    expect(() => parseCsv('a,b\n"1\n\n",2\n3\n')).toThrowErrorMatchingInlineSnapshot(`
      [Error: parseCsv: line 5 has 1 cell, where the first line has 2.
        Every row has a cell in each column; a missing value is an empty cell.]
    `);
    expect(() => parseCsv('a,b\n1,2"3\n')).toThrowErrorMatchingInlineSnapshot(`
      [Error: parseCsv: line 2 is malformed: there is a quote in a cell that did not begin with one.
        A cell is in quotes as a whole or not at all, and a quote inside is doubled: "say ""hi""".]
    `);
    expect(() => parseCsv('a,b\n1,"23\n')).toThrowErrorMatchingInlineSnapshot(`
      [Error: parseCsv: line 2 is malformed: a quote is opened and never closed.
        A cell is in quotes as a whole or not at all, and a quote inside is doubled: "say ""hi""".]
    `);
    expect(() => parseCsv('a,b\n1,2\n1,"2"3\n')).toThrowErrorMatchingInlineSnapshot(`
      [Error: parseCsv: line 3 is malformed: a cell goes on after its closing quote.
        A cell is in quotes as a whole or not at all, and a quote inside is doubled: "say ""hi""".]
    `);
  });

  it("names the line of a cell that is not of the type asked for", () => {
    const types = { a: "number" } as const;
    expect(() => parseCsv("a\n1\nNA\n", { types })).toThrowErrorMatchingInlineSnapshot(`
      [Error: parseCsv: line 3 has "NA" under "a".
        A column of type number has numbers only, and markers of missing values.
        Try: { missing: ["", "NA"] } if this means that the value is missing.]
    `);
    expect(parseCsv("a\n1\nNA\n", { types, missing: ["", "NA"] }).numbers("a")).toEqual([1, null]);
    expect(() => parseCsv("b\n1\n", { types })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: parseCsv: types has "a", and no column is called so.
        The columns are "b".]
    `);
  });

  it("needs a name for each column", () => {
    expect(() => parseCsv("a,a\n1,2\n")).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: table: two columns are called "a".
        Each column has a name of its own.]
    `);
  });
});

/** Texts of any Unicode characters, and often those that files give a meaning to. */
const texts: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom('"', ",", "\n", "\r", " ", ";", "\uFEFF", "1", "N", "A", "?"),
  }),
);

/** Tables of numbers and texts, in which values are missing, but no whole column is. */
function cellTables(): fc.Arbitrary<Table> {
  return fc.integer({ min: 0, max: 5 }).chain((rows) => {
    const cells = <T extends number | string>(values: fc.Arbitrary<T>): fc.Arbitrary<Cell[]> =>
      fc
        .array(fc.option(values, { freq: 4 }), { minLength: rows, maxLength: rows })
        .filter((list) => list.length === 0 || list.some((cell) => cell !== null));
    const numbers = fc.double({ noNaN: true });
    const columns = fc.oneof(cells(numbers), rows === 0 ? cells(numbers) : cells(texts));
    return fc
      .uniqueArray(fc.tuple(texts, columns), { maxLength: 4, selector: ([name]) => name })
      .map((entries) => new Table(entries.map(([name, values]) => [name, column(name, values)])));
  });
}
