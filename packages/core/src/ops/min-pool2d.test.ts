import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tensor, zeros } from "../tensor/creation.ts";
import { expectClose, gradcheck, poolings } from "../testing/index.ts";
import { maxPool2d } from "./max-pool2d.ts";
import { minPool2d } from "./min-pool2d.ts";

describe("minPool2d", () => {
  it("keeps the smallest number of each window", () => {
    const x = tensor([
      [1, 2, 5, 6],
      [4, 3, 8, 7],
    ]).reshape([1, 1, 2, 4]);
    expect(minPool2d(x, 2).toArray()).toEqual([[[[1, 5]]]]);
  });

  it("is never above maxPool2d, and equals it for windows of one number", () => {
    fc.assert(
      fc.property(poolings(), ({ x, kernel, options }) => {
        const [low, high] = [minPool2d(x, kernel, options), maxPool2d(x, kernel, options)];
        expect(low.greater(high).sum().dataSync()[0]).toBe(0);
        expectClose(minPool2d(x, 1), x);
      }),
    );
  });

  it("has the gradient of its formula", () => {
    const x = tensor([3, 1, 4, 0, 5, 9, 2, 6, 8, 7, 10, 11], { dtype: "float64" });
    gradcheck((at) => minPool2d(at.reshape([1, 2, 2, 3]), 2, { stride: 1, padding: [1, 0] }), [x]);
  });

  it("explains what does not fit", () => {
    expect(() => minPool2d(zeros([1, 1, 4, 4]), 5)).toThrow("a window of 5 taps");
  });
});
