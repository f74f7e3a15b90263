import { grads, Random, tanh, type Tensor } from "@gradus/core";
import { expectClose, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allZeros } from "./all-zeros.ts";

const random = new Random(1);

describe("allZeros", () => {
  it("is zeros of any shape", () => {
    expect(allZeros(random, [2, 2]).toArray()).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(allZeros(random, [3], { dtype: "float64", fanIn: 5 }).dtype).toBe("float64");
  });

  it("keeps the neurons of a layer each other's copies: their gradients are the same", () => {
    const start = allZeros(random, [3, 4], { dtype: "float64" });
    fc.assert(
      fc.property(
        tensorsOf([5, 3]),
        tensorsOf([], fc.double({ min: 1, max: 2, noNaN: true })),
        (x, v) => {
          const loss = (w: Tensor): Tensor => tanh(x.matmul(w)).mul(v).mean();
          const [slope] = grads(loss)(start);
          const first = slope.slice(null, [0, 1]);
          expectClose(slope.sub(first), slope.full(0), { absolute: 1e-15 });
        },
      ),
    );
  });
});
