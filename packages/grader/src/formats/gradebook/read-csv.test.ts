import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "../../testing/arbitrary-reports.ts";
import { readCsv } from "./read-csv.ts";
import { replaceCells } from "./replace-cells.ts";

const cell = fc.oneof(
  fc.stringMatching(/^[a-z0-9 .'-]{0,8}$/),
  fc
    .string({ maxLength: 12 })
    .map((text) => `"${text.replaceAll("\r", "").replaceAll('"', '""')}"`),
);

/** Tables as programs write them: any line ends, any delimiter, with or without a byte order mark. */
const tables = fc
  .record({
    columns: fc.integer({ min: 2, max: 5 }),
    delimiter: fc.constantFrom(",", ";", "\t"),
    end: fc.constantFrom("\n", "\r\n"),
    mark: fc.constantFrom("", "\uFEFF"),
    last: fc.boolean(),
  })
  .chain(({ columns, delimiter, end, mark, last }) =>
    fc
      .array(fc.array(cell, { minLength: columns, maxLength: columns }), {
        minLength: 1,
        maxLength: 5,
      })
      .map((rows) => {
        const header = Array.from({ length: columns }, (_, i) => `h${i}`);
        const lines = [header, ...rows].map((row) => row.join(delimiter));
        return { source: mark + lines.join(end) + (last ? end : ""), delimiter, end };
      }),
  );

describe("readCsv", () => {
  it("reads what a CSV parser reads", () => {
    fc.assert(
      fc.property(tables, ({ source, delimiter, end }) => {
        const expected: string[][] = parse(source, {
          bom: true,
          delimiter,
          record_delimiter: end,
          relax_column_count: true,
        });
        const rows = readCsv(source).rows.map((row) => row.map(({ value }) => value));
        expect(rows).toEqual(expected);
      }),
    );
  });

  it("never throws, and finds every cell where it stands", () => {
    fc.assert(
      fc.property(
        fc.oneof(anyText, fc.string({ unit: fc.constantFrom(",", '"', "\n", "a") })),
        (source) => {
          const cells = readCsv(source).rows.flat();
          for (const { start, end } of cells) expect(start).toBeLessThanOrEqual(end);
          expect(cells.every(({ end }, i) => i === 0 || cells[i - 1].end < end + 1)).toBe(true);
        },
      ),
    );
  });
});

describe("replaceCells", () => {
  it("changes the bytes of one column and no others", () => {
    fc.assert(
      fc.property(tables, fc.nat(4), ({ source }, column) => {
        const csv = readCsv(source);
        const cells = csv.rows.slice(1).flatMap((row) => row[column] ?? []);
        const marked = replaceCells(
          csv,
          cells.map((one) => ({ cell: one, text: "<7.00>" })),
        );
        const back = readCsv(marked)
          .rows.slice(1)
          .flatMap((row) => row[column] ?? []);
        expect(back.map(({ value }) => value)).toEqual(cells.map(() => "<7.00>"));
        const again = back.map((one, i) => ({
          cell: one,
          text: source.slice(cells[i].start, cells[i].end),
        }));
        expect(replaceCells(readCsv(marked), again)).toBe(source);
      }),
    );
  });

  it("changes nothing where nothing is to be changed", () => {
    fc.assert(
      fc.property(anyText, (source) => {
        expect(replaceCells(readCsv(source), [])).toBe(source);
      }),
    );
  });
});
