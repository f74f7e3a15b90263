import { tensor } from "@gradus/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { causalMask, paddingMask } from "./attention-masks.ts";

const lengths = fc.integer({ min: 1, max: 6 });

describe("causalMask", () => {
  it("lets a query see the keys up to its own place", () => {
    expect(causalMask(3).toArray()).toEqual([
      [1, 0, 0],
      [1, 1, 0],
      [1, 1, 1],
    ]);
    fc.assert(
      fc.property(lengths, lengths, (queries, keys) => {
        const mask = causalMask(queries, keys);
        expect(mask.shape).toEqual([queries, keys]);
        mask.dataSync().forEach((seen, i) => {
          expect(seen).toBe(i % keys <= Math.floor(i / keys) ? 1 : 0);
        });
      }),
    );
  });

  it("explains its lengths", () => {
    expect(() => causalMask(0)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: causalMask: queries is 0.
        queries is a whole number, 1 or more.]
    `);
    expect(() => causalMask(2, 1.5)).toThrow("keys is 1.5.");
  });
});

describe("paddingMask", () => {
  it("counts the first keys of each sequence", () => {
    const mask = paddingMask(tensor([1, 3, 0], { dtype: "int32" }), 3);
    expect(mask.toArray()).toEqual([[[1, 0, 0]], [[1, 1, 1]], [[0, 0, 0]]]);
  });

  it("explains what lengths are", () => {
    expect(() => paddingMask(tensor([1, 2]), 3)).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: paddingMask: the lengths are float32 with 1 axes.
        There is one whole number for each sequence: int32, [batch].]
    `);
    expect(() => paddingMask(tensor([[1]], { dtype: "int32" }), 3)).toThrow("int32 with 2 axes");
  });
});
