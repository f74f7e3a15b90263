import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate, type DType, type TypedArray } from "../tensor/dtype.ts";
import { sizeOf } from "../tensor/shape.ts";
import { arrayText } from "./array-text.ts";

interface Golden {
  readonly name: string;
  readonly dtype: DType;
  readonly shape: readonly number[];
  /** Numbers, or the words NaN, Infinity, -Infinity and -0, which JSON has no numbers for. */
  readonly values?: readonly (number | string)[];
  readonly ramp?: { readonly start: number; readonly step: number };
  readonly lines: readonly string[];
}

const { cases } = JSON.parse(
  readFileSync(new URL("./fixtures/array2string.json", import.meta.url), "utf8"),
) as { cases: Golden[] };

function dataOf({ dtype, shape, values, ramp }: Golden): TypedArray {
  const data = allocate(dtype, sizeOf(shape));
  if (values) data.set(values.map(Number));
  else if (ramp) data.set(Array.from(data, (_, i) => ramp.start + ramp.step * i));
  return data;
}

describe("arrayText", () => {
  it.each(cases)("writes what NumPy writes: $name", (golden) => {
    expect(arrayText(dataOf(golden), golden.shape).split("\n")).toEqual(golden.lines);
  });

  it("puts the points of a column below one another", () => {
    expect(arrayText(Float32Array.of(1, 2.5, -3, 40), [2, 2])).toBe(
      ["[[ 1.   2.5]", " [-3.  40. ]]"].join("\n"),
    );
  });

  it("leaves the middle of a long axis out", () => {
    expect(arrayText(new Int32Array(1001), [1001])).toBe("[0 0 0 ... 0 0 0]");
  });

  it("shows every number in full, or to the eighth place after the point", () => {
    const numbers = fc.oneof(
      fc.array(fc.float({ noNaN: true }), { minLength: 1, maxLength: 20 }),
      fc.array(fc.float({ min: Math.fround(0.05), max: 10, noNaN: true }), {
        minLength: 1,
        maxLength: 20,
      }),
    );
    fc.assert(
      fc.property(numbers, (list) => {
        const data = Float32Array.from(list);
        const words = arrayText(data, [data.length]).slice(1, -1).trim().split(/\s+/);
        expect(words).toHaveLength(data.length);
        const off = words.map((word, i) => {
          const shown = Number(word.replace("inf", "Infinity"));
          return Object.is(Math.fround(shown), data[i]) ? 0 : Math.abs(shown - data[i]);
        });
        expect(Math.max(...off)).toBeLessThanOrEqual(0.5e-8 * (1 + 1e-6));
      }),
    );
  });

  it("has as many brackets as axes, and no line longer than 75", () => {
    const shapes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(shapes, fc.integer(), (shape, value) => {
        const text = arrayText(new Int32Array(sizeOf(shape)).fill(value), shape);
        expect(/^\[+/.exec(text)?.[0]).toHaveLength(shape.length);
        expect(/\]+$/.exec(text)?.[0]).toHaveLength(shape.length);
        for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(75);
      }),
    );
  });
});
