import { stripVTControlCharacters } from "node:util";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { History } from "../../history.ts";
import { terminalConfusion } from "./terminal-confusion.ts";
import { terminalHistory } from "./terminal-history.ts";
import { terminalImage } from "./terminal-image.ts";

function historyOf(train: readonly number[], dev: readonly number[]): History {
  const measures = (loss: number) => ({ loss, metrics: {} });
  const epochs = train.map((loss, epoch) => ({
    epoch,
    train: measures(loss),
    dev: measures(dev[epoch]),
    learningRate: 0.1,
    seconds: 1,
  }));
  return { epochs };
}

function widest(text: string): number {
  return Math.max(
    ...stripVTControlCharacters(text)
      .split("\n")
      .map(({ length }) => length),
  );
}

describe("terminalHistory", () => {
  it("draws larger losses higher, and both sets on one scale", () => {
    const chart = terminalHistory(historyOf([4, 3, 2, 1], [4, 4, 3, 3]), {
      columns: 40,
      rows: 4,
      color: false,
    });
    expect(chart).toMatchInlineSnapshot(`
      "loss by epoch   • train   ○ dev   ◉ both
      4 ┤◉           ○
        │            •           ○           ○
      2 ┤                        •
      1 ┤                                    •
        └─────────────────────────────────────
         1                                   4
      "
    `);
  });

  it("stays within the columns, and is the same chart in color", () => {
    const losses = fc.array(fc.oneof(fc.double(), fc.constant(Number.NaN)), {
      minLength: 1,
      maxLength: 200,
    });
    fc.assert(
      fc.property(losses, fc.integer({ min: 40, max: 120 }), (values, columns) => {
        const history = historyOf(values, values);
        const plain = terminalHistory(history, { columns, color: false });
        expect(widest(plain)).toBeLessThanOrEqual(columns);
        expect(plain).not.toContain("\u001b");
        const colored = terminalHistory(history, { columns, color: true });
        expect(stripVTControlCharacters(colored)).toBe(plain);
      }),
    );
  });

  it("leaves an epoch out that is not a number", () => {
    const marks = (losses: number[]): number =>
      terminalHistory(historyOf(losses, losses), { columns: 60 }).split("◉").length - 2;
    expect(marks([3, 2, 1])).toBe(3);
    expect(marks([3, Number.NaN, 1])).toBe(2);
  });

  it("explains a chart without room", () => {
    expect(() => terminalHistory(historyOf([1], [1]), { rows: 1 }))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: terminalHistory: 1 rows.
        The number of rows is a whole number, 2 or more.]
    `);
  });
});

describe("terminalConfusion", () => {
  it("is a table of counts, with names cut to the width", async () => {
    const classes = ["Adélie", "Chinstrap", "Gentoo"];
    const counts = [
      [48, 2, 0],
      [5, 40, 3],
      [0, 1, 49],
    ];
    expect(await terminalConfusion(counts, { classes, columns: 28 })).toMatchInlineSnapshot(`
      "actual (rows) by predicted (columns): 137 of 148 right (92.6 %)

           │ Adé…  Chi…  Gen…
      ─────┼─────────────────
      Adé… │   48     2     ·
      Chi… │    5    40     3
      Gen… │    ·     1    49
      "
    `);
    const table = await terminalConfusion(counts, { classes, columns: 80, color: true });
    expect(stripVTControlCharacters(table)).toContain(
      "Chinstrap │         5         40          3",
    );
  });
});

describe("terminalImage", () => {
  it("draws black as blank and white as full, two rows to a line", async () => {
    const image = [
      [0, 1, 0],
      [0, 1, 1],
      [0, 0, 1],
    ];
    expect(await terminalImage(image, { color: false })).toBe(" █▒\n  █\n");
  });

  it("writes both pixels of a half block in color", async () => {
    expect(await terminalImage([[0], [1]], { color: true })).toBe(
      "\u001b[38;2;0;0;0m\u001b[48;2;255;255;255m▀\u001b[0m\n",
    );
  });

  it("stays within the columns", async () => {
    const image = Array.from({ length: 50 }, (_, y) =>
      Array.from({ length: 90 }, (_x, x) => x * y),
    );
    for (const columns of [20, 33, 90, 200])
      expect(widest(await terminalImage(image, { columns }))).toBeLessThanOrEqual(columns);
  });
});
