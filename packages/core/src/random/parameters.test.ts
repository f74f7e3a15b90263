import { describe, expect, it } from "vitest";
import { Random } from "./random.ts";

const random = new Random(1);

describe("uniform", () => {
  it("says that its bounds are in the wrong order, and swapping them works", () => {
    const [low, high] = [2, 1];
    expect(() => random.uniform([2], { low, high })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: uniform: from 2 to 1 in float32.
        The lower bound is less than the upper one, also as float32, and both are finite.
        Try: { low: 1, high: 2 }]
    `);
    expect(random.uniform([2], { low: 1, high: 2 }).shape).toEqual([2]);
  });

  it("needs room between its bounds, in the dtype it draws in", () => {
    expect(() => random.uniform([2], { low: 1, high: 1 })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: uniform: from 1 to 1 in float32.
        The lower bound is less than the upper one, also as float32, and both are finite.]
    `);
    expect(() => random.uniform([2], { low: 1, high: 1 + 1e-9 }))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: uniform: from 1 to 1.000000001 in float32.
        The lower bound is less than the upper one, also as float32, and both are finite.]
    `);
    expect(random.uniform([2], { low: 1, high: 1 + 1e-9, dtype: "float64" }).shape).toEqual([2]);
  });

  it.each([
    [NaN, 1],
    [0, Infinity],
    [-1e308, 1e308],
    [0, 1e39],
  ])("needs finite bounds: not from %d to %d", (low, high) => {
    expect(() => random.uniform([2], { low, high })).toThrow(RangeError);
  });

  it("has no whole numbers, and names who has", () => {
    expect(() => random.uniform([2], { dtype: "int32" })).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: uniform: int32 has no fractions.
        A draw falls between whole numbers.
        Try: random.integers(shape, low, high)]
    `);
  });
});

describe("normal", () => {
  it("needs a deviation that is a distance", () => {
    expect(() => random.normal([2], { deviation: -1 })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: normal: a mean of 0 and a deviation of -1.
        Both are finite, and a deviation, being a distance, is 0 or more.]
    `);
    for (const deviation of [NaN, Infinity])
      expect(() => random.normal([2], { deviation })).toThrow(RangeError);
    expect(() => random.normal([2], { mean: NaN })).toThrow(RangeError);
  });

  it("has no whole numbers, but can be cast to them", () => {
    expect(() => random.normal([2], { dtype: "int32" })).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: normal: int32 has no fractions.
        A draw falls between whole numbers.
        Try: random.normal(shape).cast("int32")]
    `);
    expect(random.normal([2]).cast("int32").dtype).toBe("int32");
  });
});

describe("integers", () => {
  it("leave the second bound out, so that it has to be greater", () => {
    expect(() => random.integers([2], 3, 3)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: integers: from 3 to 3.
        Both are whole numbers, and the first is less than the second, which is never drawn.]
    `);
    expect(() => random.nextInteger(0, 1.5)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: nextInteger: from 0 to 1.5.
        Both are whole numbers, and the first is less than the second, which is never drawn.]
    `);
    for (const [low, high] of [
      [NaN, 1],
      [0, Infinity],
      [0, 2 ** 53],
    ])
      expect(() => random.integers([0], low, high)).toThrow(RangeError);
  });

  it("have to fit their dtype, every one of them", () => {
    expect(() => random.integers([2], 0, 2 ** 31 + 1)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: integers: from 0 to 2147483649 in int32.
        int32 holds every whole number from -2147483648 to 2147483647, and not all beyond.
        Try: { dtype: "float64" }]
    `);
    expect(random.integers([2], 0, 2 ** 31 + 1, { dtype: "float64" }).shape).toEqual([2]);
    const float32 = { dtype: "float32" } as const;
    expect(random.integers([2], 0, 2 ** 24 + 1, float32).shape).toEqual([2]);
    expect(() => random.integers([2], 0, 2 ** 24 + 2, float32)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: integers: from 0 to 16777218 in float32.
        float32 holds every whole number from -16777216 to 16777216, and not all beyond.
        Try: { dtype: "float64" }]
    `);
  });
});

describe("Random.from", () => {
  it.each([
    [[]],
    [[1, 2, 3]],
    [[0, 0, 0, 0]],
    [[1, 2, 3, 0.5]],
    [[1, 2, 3, 4, NaN]],
    [[1, 2, 3, 4, 5, 6]],
  ])("refuses %j", (state) => {
    expect(() => Random.from(state)).toThrow(RangeError);
  });

  it("says what a state is", () => {
    expect(() => Random.from([0, 0, 0, 0])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: Random.from: [0, 0, 0, 0] is no state.
        A state is what random.state() returned: four int32, not all 0, and sometimes one number more.]
    `);
  });
});
