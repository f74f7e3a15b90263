import { tensor } from "@gradus/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromRecords } from "./from-records.ts";
import { fromTensor } from "./from-tensor.ts";
import { table } from "./table.ts";

const cell = fc.option(fc.double({ noNaN: true }));
const people = table({ name: ["Ada", "Alan", "Grace"], age: [36, 41, null] });

describe("table", () => {
  it("gives back its rows, and is made of them again", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.tuple(cell, cell, cell), { noNullPrototype: true }),
        (columns) => {
          const original = table(columns);
          const records = Array.from({ length: original.rowCount }, (_, row) => original.row(row));
          const rebuilt = fromRecords(records, original.types).select(original.names);
          expect([...rebuilt.entries()]).toEqual([...original.entries()]);
        },
      ),
    );
  });

  it("keeps all rows in any order, and takes some twice", () => {
    expect(people.rows([2, 0, 0]).strings("name")).toEqual(["Grace", "Ada", "Ada"]);
    expect(people.filter(({ age }) => age !== null).rowCount).toBe(2);
    expect(people.rows([]).types).toEqual({ name: "string", age: "number" });
  });

  it("selects, drops and replaces columns without changing", () => {
    expect(people.select(["age", "name"]).names).toEqual(["age", "name"]);
    expect(people.drop(["age"]).names).toEqual(["name"]);
    expect(people.with("age", [1, 2, 3]).numbers("age")).toEqual([1, 2, 3]);
    expect(people.with("born", ["1815", null, null]).names).toEqual(["name", "age", "born"]);
    expect(people.numbers("age")).toEqual([36, 41, null]);
    expect(() => Object.assign(people.numbers("age"), { 0: 1 })).toThrow(TypeError);
  });

  it("counts what is missing, NaN included", () => {
    expect(people.missingCount()).toBe(1);
    expect(people.missingCount("name")).toBe(0);
    expect(table({ x: [Number.NaN, 1] }).missingCount()).toBe(1);
  });

  it("becomes a tensor and is made of one", () => {
    const x = tensor(
      [
        [1, 2],
        [3, Number.NaN],
      ],
      { dtype: "float64" },
    );
    const read = fromTensor(x, ["a", "b"]);
    expect(read.numbers("b")).toEqual([2, null]);
    expect(read.rows([0]).toTensor(["b", "a"]).toArray()).toEqual([[2, 1]]);
    expect(read.toTensor(["a"], { dtype: "float64" }).dtype).toBe("float64");
  });

  it("says what it does not have", () => {
    expect(() => people.numbers("height")).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: table: there is no column "height".
        This table has "name", "age".]
    `);
    expect(() => people.row(3)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: table: there is no row 3.
        Rows are numbered from 0, and this table has 3.]
    `);
    expect(() => people.rows([0.5])).toThrow(RangeError);
    expect(() => people.numbers("name")).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: table: "name" is a column of texts.
        A column is read as what it holds.
        Try: table.strings("name"), or encode the texts first: new OneHotEncoder()]
    `);
    expect(() => people.strings("age")).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: table: "age" is a column of numbers.
        A column is read as what it holds.
        Try: table.numbers("age")]
    `);
    expect(() => people.toTensor(["age"])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: toTensor: "age" has no value in row 2.
        A tensor has a number everywhere.
        Try: dropMissingRows(table), or new MeanImputer().fit(train).transform(table)]
    `);
  });

  it("refuses columns that do not fit together", () => {
    expect(() => table({ a: [1, 2], b: [1] })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: table: "a" has 2 rows and "b" has 1.
        Every column of a table has a cell in each row; null stands for a missing one.]
    `);
    expect(() => table({ a: [1, "x"] })).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: column "a": row 1 holds the text "x" in a column of type number.
        A column holds numbers or texts, not both, and null where a value is missing.]
    `);
    expect(() =>
      table([
        ["a", [1]],
        ["a", [2]],
      ]),
    ).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: table: two columns are called "a".
        Each column has a name of its own.]
    `);
    expect(() => people.select(["age", "age"])).toThrow("two columns");
    expect(() => fromRecords([{ a: true }])).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: fromRecords: row 0 holds a boolean under "a".
        A cell is a number, a text, or null where it is missing.]
    `);
    expect(() => fromTensor(tensor([1]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: fromTensor: [1].
        A table is [rows, columns].]
    `);
    expect(() => fromTensor(tensor([[1]]), [])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: fromTensor: 0 names for 1 columns.
        Each column has one name.]
    `);
  });
});
