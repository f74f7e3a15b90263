import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cell } from "../table/column.ts";
import { type Table, table } from "../table/table.ts";
import { ConstantImputer } from "./constant-imputer.ts";
import { dropMissingColumns, dropMissingRows } from "./drop-missing.ts";
import { leastSquares } from "./least-squares.ts";
import { MeanImputer } from "./mean-imputer.ts";
import { MedianImputer } from "./median-imputer.ts";
import { ModelImputer } from "./model-imputer.ts";
import { MostFrequentImputer } from "./most-frequent-imputer.ts";

const numbers = fc.array(fc.option(fc.integer({ min: -9, max: 9 }), { freq: 3 }), {
  minLength: 4,
  maxLength: 12,
});

/** Tables of two columns of numbers, neither of them wholly missing. */
const tables: fc.Arbitrary<Table> = fc.tuple(numbers, numbers).map(([a, b]) => {
  const rows = Math.min(a.length, b.length);
  return table({ a: [...a.slice(1, rows), 1], b: [2, ...b.slice(1, rows)] });
});

const simple = [
  () => new MeanImputer(),
  () => new MedianImputer(),
  () => new MostFrequentImputer(),
  () => new ConstantImputer(7),
];
const makers = [...simple, () => new ModelImputer("b", ["a"])];

describe("every imputer", () => {
  it("never touches a value that is there, and leaves none missing", () => {
    fc.assert(
      fc.property(tables, tables, fc.constantFrom(...makers), (train, test, make) => {
        const [imputer, model] = [make(), make() instanceof ModelImputer];
        fc.pre(!model || dropMissingRows(train).rowCount > 0);
        const filled = imputer.fit(train).transform(test);
        for (const name of model ? ["b"] : ["a", "b"]) {
          expect(filled.missingCount(name)).toBe(0);
          const kept = test.numbers(name).map((value, row) => value ?? filled.numbers(name)[row]);
          expect(filled.numbers(name)).toEqual(kept);
        }
      }),
    );
  });

  it("fills with what the training rows taught, whatever the test rows hold", () => {
    fc.assert(
      fc.property(tables, tables, fc.constantFrom(...simple), (train, test, make) => {
        const imputer = make().fit(train);
        const before = new Map(imputer.values);
        const filled = imputer.transform(test);
        expect(imputer.values).toEqual(before);
        for (const name of ["a", "b"]) {
          const expected = test.numbers(name).map((value) => value ?? before.get(name));
          expect(filled.numbers(name)).toEqual(expected);
        }
      }),
    );
  });

  it("does not change the table it is given", () => {
    const original = table({ a: [1, null], b: [null, 2] });
    new MeanImputer().fit(original).transform(original);
    expect(original.missingCount()).toBe(2);
  });
});

describe("imputers of one value", () => {
  const values: Cell[] = [5, null, 1, 1, 9, null];

  it.each([
    ["the mean", new MeanImputer(), 4],
    ["the median", new MedianImputer(), 3],
    ["the most frequent value", new MostFrequentImputer(), 1],
    ["a constant", new ConstantImputer(0), 0],
  ])("fill in %s", (_, imputer, expected) => {
    const train = table({ x: values });
    expect(
      imputer
        .fit(train)
        .transform(table({ x: [null, 2] }, { x: "number" }))
        .numbers("x"),
    ).toEqual([expected, 2]);
  });

  it("take the smallest of the most frequent values, and texts too", () => {
    const train = table({ x: [3, 2, 3, 2], s: ["b", null, "a", null] });
    expect([...new MostFrequentImputer().fit(train).values]).toEqual([
      ["x", 2],
      ["s", "a"],
    ]);
    const filled = new ConstantImputer("?").fit(train).transform(train);
    expect(filled.strings("s")).toEqual(["b", "?", "a", "?"]);
  });

  it("fill the columns they are asked to, and no others", () => {
    const train = table({ a: [1, null], b: [2, null] });
    expect(new MeanImputer(["a"]).fit(train).transform(train).missingCount()).toBe(1);
  });

  it("say what they cannot learn", () => {
    const train = table({ name: ["a", null], x: [null, null] });
    expect(() => new MeanImputer(["name"]).fit(train)).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: MeanImputer: "name" is a column of texts.
        A column is filled with a value of its own type.
        Try: new MostFrequentImputer()]
    `);
    expect(() => new MedianImputer().fit(train)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: MedianImputer: every value of "x" is missing.
        A value is learned from those that are not missing.
        Try: dropMissingColumns(table), or new ConstantImputer(0)]
    `);
    expect(() => new MeanImputer(["y"]).fit(train)).toThrow("no column");
    expect(() => new MeanImputer().transform(train)).toThrowErrorMatchingInlineSnapshot(`
      [Error: MeanImputer: nothing was learned yet.
        An imputer is fitted to the training rows before it fills any.
        Try: imputer.fit(train)]
    `);
    expect(() => new ConstantImputer("?", ["x"]).fit(train)).toThrow(TypeError);
  });
});

describe("ModelImputer", () => {
  it("finds the linear rule that the rows obey, and fills with it", () => {
    const coefficient = fc.integer({ min: -5, max: 5 });
    const rows = fc.uniqueArray(fc.integer({ min: -20, max: 20 }), { minLength: 3, maxLength: 10 });
    fc.assert(
      fc.property(rows, coefficient, coefficient, coefficient, (a, c0, c1, c2) => {
        const b = a.map((value) => value * value); // not linear in a
        const y = a.map((value, row) => c0 + c1 * value + c2 * b[row]);
        const train = table({ a: [...a, 3], b: [...b, -4], y: [...y, null] }, { y: "number" });
        const filled = new ModelImputer("y", ["a", "b"]).fit(train).transform(train).numbers("y");
        expect(filled.at(-1)).toBeCloseTo(c0 + c1 * 3 + c2 * -4, 7);
      }),
    );
  });

  it("fills by hand: y = 1 + 2x, and the mean of x where x is missing", () => {
    const train = table({ x: [0, 1, 2], y: [1, 3, 5] });
    const test = table({ x: [10, null, 0], y: [null, null, 7] }, { y: "number" });
    const filled = new ModelImputer("y", ["x"]).fit(train).transform(test).numbers("y");
    expect(filled.map((value) => Math.round((value ?? 0) * 1e9) / 1e9)).toEqual([21, 3, 7]);
  });

  it("has a solution where features repeat each other or are constant", () => {
    const x = [1, 2, 3, 4];
    const train = table({
      x,
      twice: x.map((value) => 2 * value),
      one: [1, 1, 1, 1],
      y: [2, 4, 6, 8],
    });
    const { model } = new ModelImputer("y", ["x", "twice", "one"]).fit(train);
    expect(model.coefficients[0]).toBeCloseTo(2, 9);
    expect(model.coefficients.slice(1)).toEqual([0, 0]);
  });

  it("explains what it needs", () => {
    expect(() => new ModelImputer("y", ["y"])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: ModelImputer: "y" from ["y"].
        A column is predicted from one other column at least, and not from itself.]
    `);
    const train = table({ x: [1, null], y: [null, 2] });
    expect(() => new ModelImputer("y", ["x"]).fit(train)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: ModelImputer: there is no row with "y" and all features.
        The model is learned from rows in which nothing is missing.]
    `);
    expect(() => new ModelImputer("y", ["x"]).transform(train)).toThrow("nothing was learned");
  });
});

describe("leastSquares", () => {
  it("leaves an error that stands at right angles to every column", () => {
    const column = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 4 }), column, (columns, y) => {
        const x = columns.map((values) => Float64Array.from(values));
        const c = leastSquares(x, Float64Array.from(y));
        const error = y.map(
          (value, row) => value - x.reduce((sum, of, i) => sum + of[row] * c[i], 0),
        );
        for (const of of x)
          expect(of.reduce((sum, value, row) => sum + value * error[row], 0)).toBeCloseTo(0, 6);
      }),
    );
  });
});

describe("dropping", () => {
  const holes = table({ a: [1, null, 3, 4], b: ["x", "y", null, "z"], c: [1, 2, 3, 4] });

  it("keeps the rows, or the columns, in which nothing is missing", () => {
    expect(dropMissingRows(holes).numbers("c")).toEqual([1, 4]);
    expect(dropMissingRows(holes, ["a"]).numbers("c")).toEqual([1, 3, 4]);
    expect(dropMissingColumns(holes).names).toEqual(["c"]);
    expect(dropMissingColumns(holes, { tolerance: 0.25 }).names).toEqual(["a", "b", "c"]);
    expect(() => dropMissingColumns(holes, { tolerance: 25 })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: dropMissingColumns: a tolerance of 25.
        A tolerance is a share of the rows, from 0 to 1.]
    `);
  });
});
