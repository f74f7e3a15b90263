import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Plain } from "../plain/plain.ts";
import { renderCall } from "./render-call.ts";
import { renderValue } from "./render-value.ts";

describe("renderValue", () => {
  it("writes what is short so that it can be read back", () => {
    const value = fc.oneof(
      fc.double(),
      fc.array(fc.integer(), { maxLength: 5 }),
      fc.string({ maxLength: 20 }),
    );
    fc.assert(
      fc.property(value, (given) => {
        // oxlint-disable-next-line typescript/no-implied-eval -- the law is that it is an expression
        expect(new Function(`return ${renderValue(given)}`)()).toEqual(given);
      }),
    );
  });

  it("stays on one line, whatever it is given", () => {
    const value = fc.anything().filter((given) => typeof given !== "symbol");
    fc.assert(
      fc.property(value, (given) => {
        expect(renderValue(given as Plain)).not.toContain("\n");
      }),
    );
  });

  it("shortens what is long, numbers before lists", () => {
    const long = Array.from({ length: 100 }, (_, i) => i / 7);
    const values = [
      -0,
      NaN,
      undefined,
      null,
      true,
      "it's",
      0.1 + 0.2,
      [1, [2, 3]],
      Float64Array.of(1, 2),
      { rows: 1, columns: 2, data: [3, 4] },
      { "The number at that index": 1 },
      [1 / 3, 2 / 3],
      long.slice(0, 8),
      long,
      [[[[[[[1]]]]]]],
      "x".repeat(100),
    ];
    expect(values.map(renderValue).join("\n")).toMatchInlineSnapshot(`
      "-0
      NaN
      undefined
      null
      true
      "it's"
      0.30000000000000004
      [1, [2, 3]]
      [1, 2]
      {rows: 1, columns: 2, data: [3, 4]}
      {"The number at that index": 1}
      [0.3333333333333333, 0.6666666666666666]
      [0, 0.142857, 0.285714, 0.428571, 0.571429, 0.714286, 0.857143, 1]
      [0, 0.142857, 0.285714, 0.428571, 0.571429, … 94 more …, 14.1429]
      [[[[[[…]]]]]]
      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…""
    `);
  });
});

describe("renderCall", () => {
  it("reads as the learner would write it", () => {
    expect(renderCall("neuron", [[1, 2], [3, 4], 5, "double"])).toBe(
      'neuron([1, 2], [3, 4], 5, "double")',
    );
  });
});
