import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tensor } from "../tensor/creation.ts";
import { expectClose, gradcheck, tensorsOf } from "../testing/index.ts";
import { place } from "./place.ts";
import { slice } from "./slice.ts";
import { square } from "./square.ts";

/** Every second place of a row of five, from the right: 4, 2, 0. */
const backward = { offset: 4, strides: [-2] };

describe("place", () => {
  it("puts numbers where a layout says", () => {
    expect(place(tensor([1, 2, 3]), backward, [5]).toArray()).toEqual([3, 0, 2, 0, 1]);
    expect(place(tensor([1, 2, 3]), backward, [5], 9).toArray()).toEqual([3, 9, 2, 9, 1]);
  });

  it("is the reverse of slice: ⟨slice x, y⟩ = ⟨x, place y⟩", () => {
    fc.assert(
      fc.property(tensorsOf([5]), tensorsOf([3]), (x, y) => {
        const left = slice(x, [null, null, -2]).mul(y).sum();
        expectClose(left, place(y, backward, [5]).mul(x).sum(), { absolute: 1e-12 });
      }),
    );
  });

  it("has reading as its gradient, which has placing as its own", () => {
    fc.assert(
      fc.property(tensorsOf([3]), (x) => {
        gradcheck((t) => square(place(t, backward, [5])), [x], { secondOrder: true });
      }),
      { numRuns: 5 },
    );
  });
});
