import { tensor } from "@gradus/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DummyEncoder } from "./dummy-encoder.ts";
import { LabelEncoder } from "./label-encoder.ts";
import { OneHotEncoder } from "./one-hot-encoder.ts";

const labels = fc.array(fc.oneof(fc.constantFrom("a", "b", "c"), fc.nat(3)), { minLength: 1 });

describe("every encoder", () => {
  it("gives back what it encoded", () => {
    fc.assert(
      fc.property(labels, (list) => {
        for (const encoder of [new OneHotEncoder(), new DummyEncoder()].map((one) => one.fit(list)))
          expect(encoder.inverse(encoder.transform(list))).toEqual(list);
        const encoder = new LabelEncoder().fit(list);
        expect(encoder.inverse(encoder.transform(list))).toEqual(list);
      }),
    );
  });

  it("has the same order whatever the order of the rows, and never learns from what it encodes", () => {
    fc.assert(
      fc.property(labels, labels, (train, test) => {
        const [forward, backward] = [
          new OneHotEncoder({ unknown: "zeros" }).fit(train),
          new OneHotEncoder(),
        ];
        expect(backward.fit(train.toReversed()).categories).toEqual(forward.categories);
        const before = forward.transform(train).dataSync();
        forward.transform(test);
        expect(forward.transform(train).dataSync()).toEqual(before);
      }),
    );
    expect(new LabelEncoder().fit(["b", 10, "a", 9]).categories).toEqual([9, 10, "a", "b"]);
    expect(new LabelEncoder(["low", "high"]).transform(["high"]).toArray()).toEqual([1]);
  });

  it("names the value that is no category", () => {
    const known = ["cat", "dog"];
    expect(() => new OneHotEncoder({ categories: known }).transform(["cat", "fish"]))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: OneHotEncoder: row 1 is "fish".
        The categories are "cat", "dog".
        Try: new OneHotEncoder({ unknown: "zeros" })]
    `);
    expect(() => new DummyEncoder({ categories: known }).transform([null]))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: DummyEncoder: row 0 has no value.
        The categories are "cat", "dog".
        Try: new OneHotEncoder({ unknown: "zeros" })]
    `);
    expect(() => new LabelEncoder(known).transform(["Cat"])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: LabelEncoder: row 0 is "Cat".
        The categories are "cat", "dog".]
    `);
    expect(() => new LabelEncoder(known).inverse([2])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: LabelEncoder: row 0 is the place 2.
        There are 2 categories, numbered from 0.]
    `);
    expect(() => new LabelEncoder(known).inverse([0.5])).toThrow(RangeError);
  });

  it("needs categories, each once", () => {
    expect(() => new OneHotEncoder().transform(["a"])).toThrowErrorMatchingInlineSnapshot(`
      [Error: OneHotEncoder: no categories are known yet.
        An encoder is told its categories, or fitted to the training rows.
        Try: encoder.fit(train)]
    `);
    expect(() => new LabelEncoder(["a", "a"])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: LabelEncoder: the categories "a", "a".
        Each category is named once, and NaN is none.]
    `);
    expect(() => new LabelEncoder([Number.NaN])).toThrow(RangeError);
    expect(() => new DummyEncoder({ categories: [] }).transform([]))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: DummyEncoder: there are no categories.
        The first category becomes zeros.]
    `);
    expect(() => new OneHotEncoder({ categories: ["a"] }).inverse(tensor([1])))
      .toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: OneHotEncoder: inverse received [1].
        Encoded rows are [rows, 1], with a column for each place.]
    `);
  });
});

describe("OneHotEncoder", () => {
  it("has a single 1 a row, at the place of the category", () => {
    fc.assert(
      fc.property(labels, (list) => {
        const encoder = new OneHotEncoder().fit(list);
        const sums = encoder.transform(list).sum(1).dataSync();
        expect([...sums].every((sum) => sum === 1)).toBe(true);
      }),
    );
    const encoder = new OneHotEncoder().fit(["dog", "cat", "fish", null]);
    expect(encoder.transform(["dog", "fish"]).toArray()).toEqual([
      [0, 1, 0],
      [0, 0, 1],
    ]);
    expect(encoder.names("pet")).toEqual(["pet=cat", "pet=dog", "pet=fish"]);
  });

  it("has three policies for what it does not know", () => {
    const categories = ["cat", "dog"];
    const values = ["dog", "fish", null];
    const zeros = new OneHotEncoder({ categories, unknown: "zeros" });
    expect(zeros.transform(values).toArray()).toEqual([
      [0, 1],
      [0, 0],
      [0, 0],
    ]);
    expect(zeros.inverse(zeros.transform(values))).toEqual(["dog", null, null]);
    const column = new OneHotEncoder({ categories, unknown: "column" });
    expect(column.transform(values).toArray()).toEqual([
      [0, 1, 0],
      [0, 0, 1],
      [0, 0, 1],
    ]);
    expect(column.inverse(column.transform(values))).toEqual(["dog", null, null]);
    expect(column.names("pet")).toHaveLength(column.width);
  });
});

describe("DummyEncoder", () => {
  it("is the one-hot encoding without its first column", () => {
    fc.assert(
      fc.property(labels, (list) => {
        const dummy = new DummyEncoder({ dtype: "float64" }).fit(list).transform(list);
        const oneHot = new OneHotEncoder({ dtype: "float64" }).fit(list).transform(list);
        expect(dummy.toArray()).toEqual(oneHot.slice(null, [1, null]).toArray());
      }),
    );
    const encoder = new DummyEncoder().fit(["cat", "dog", "fish"]);
    expect(encoder.transform(["cat", "fish"]).toArray()).toEqual([
      [0, 0],
      [0, 1],
    ]);
    expect(encoder.names("pet")).toEqual(["pet=dog", "pet=fish"]);
  });
});
