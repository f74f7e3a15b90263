import { tensor, zeros } from "@gradus/core";
import { expectClose, gradcheck, tensors } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Flatten } from "./flatten.ts";

describe("Flatten", () => {
  it("lays each example out row by row", () => {
    const x = tensor([
      [
        [1, 2],
        [3, 4],
      ],
      [
        [5, 6],
        [7, 8],
      ],
    ]);
    expect(new Flatten().forward(x).toArray()).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ]);
  });

  it("keeps every number, so that a reshape undoes it", () => {
    fc.assert(
      fc.property(tensors(undefined, { minRank: 2 }), (x) => {
        const y = new Flatten().forward(x);
        expect(y.shape).toEqual([x.shape[0], x.size / x.shape[0]]);
        expectClose(y.reshape(x.shape), x);
        gradcheck((at) => new Flatten().forward(at), [x]);
      }),
      { numRuns: 30 },
    );
  });

  it("starts where it is told, and says so", () => {
    expect(new Flatten(2).forward(zeros([2, 3, 4, 5])).shape).toEqual([2, 3, 20]);
    expect(new Flatten(2).config()).toEqual({ startAxis: 2 });
  });

  it("explains an axis that is none", () => {
    expect(() => new Flatten(0.5)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: Flatten: startAxis is 0.5.
        An axis is a whole number; a negative one counts from the end.]
    `);
    expect(() => new Flatten(3).forward(zeros([2, 3]))).toThrow("flatten");
  });
});
