import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ones, tensor, zeros } from "../tensor/creation.ts";
import { expectClose, gradcheck, moderate, poolings, tensorsOf } from "../testing/index.ts";
import { avgPool2d } from "./avg-pool2d.ts";
import { maxPool2d } from "./max-pool2d.ts";
import { minPool2d } from "./min-pool2d.ts";

describe("avgPool2d", () => {
  it("is the mean of each window", () => {
    const x = tensor([
      [1, 2, 5, 6],
      [4, 3, 8, 7],
    ]).reshape([1, 1, 2, 4]);
    expect(avgPool2d(x, 2).toArray()).toEqual([[[[2.5, 6.5]]]]);
  });

  it("keeps the mean where windows tile the image", () => {
    fc.assert(
      fc.property(tensorsOf([2, 3, 4, 6]), (x) => {
        expectClose(avgPool2d(x, [2, 3]).mean([2, 3]), x.mean([2, 3]), { absolute: 1e-12 });
      }),
    );
  });

  it("keeps a constant image, whatever the padding", () => {
    fc.assert(
      fc.property(poolings(), moderate, ({ x, kernel, options }, value) => {
        const y = avgPool2d(x.full(value), kernel, options);
        expectClose(y, y.full(value));
      }),
    );
  });

  it("lies between the smallest and the largest number of each window", () => {
    fc.assert(
      fc.property(poolings(), ({ x, kernel, options }) => {
        const mean = avgPool2d(x, kernel, options);
        const low = minPool2d(x, kernel, options).sub(1e-12);
        const high = maxPool2d(x, kernel, options).add(1e-12);
        expect(mean.less(low).sum().dataSync()[0]).toBe(0);
        expect(mean.greater(high).sum().dataSync()[0]).toBe(0);
      }),
    );
  });

  it("counts padding as zeros when asked to", () => {
    const x = ones([1, 1, 2, 2]);
    const y = avgPool2d(x, 2, { padding: 1, countPadding: true });
    expect([...y.dataSync()]).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect([...avgPool2d(x, 2, { padding: 1 }).dataSync()]).toEqual([1, 1, 1, 1]);
  });

  it("has the gradient of its formula, and that one's", () => {
    fc.assert(
      fc.property(poolings(), fc.boolean(), ({ x, kernel, options }, countPadding) => {
        gradcheck((at) => avgPool2d(at, kernel, { ...options, countPadding }), [x]);
      }),
      { numRuns: 40 },
    );
    fc.assert(
      fc.property(poolings(), ({ x, kernel, options }) => {
        gradcheck((at) => avgPool2d(at, kernel, options).pow(2), [x], { secondOrder: true });
      }),
      { numRuns: 8 },
    );
  });

  it("explains what does not fit", () => {
    const x = zeros([1, 1, 4, 4]);
    expect(() => avgPool2d(x.cast("int32"), 2)).toThrow("avgPool2d: int32 holds whole numbers");
    expect(() => avgPool2d(x, [2, 5])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: avgPool2d: a window of 5 taps slides over a width of 4.
        A window has 1 tap or more, and fits at least once into the axis with its padding.
        Try: padding: "same"]
    `);
    expect(() => avgPool2d(x, 2, { padding: 2 })).toThrow("only padding");
  });
});
