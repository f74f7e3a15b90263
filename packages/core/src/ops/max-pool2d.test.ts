import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grad } from "../autograd/grad.ts";
import { noGrad } from "../autograd/recording.ts";
import { tensor, zeros } from "../tensor/creation.ts";
import { expectClose, gradcheck, moderate, poolings, tensorsOf } from "../testing/index.ts";
import { exp } from "./exp.ts";
import { maxPool2d, maxPool2dByDefinition } from "./max-pool2d.ts";
import { poolSizes } from "./pool-sizes.ts";

/** Few different numbers, so that many windows hold several that are equally large. */
const withTies = poolings(fc.integer({ min: 0, max: 2 }));

describe("maxPool2d", () => {
  it("keeps the largest number of each window", () => {
    const x = tensor([
      [1, 2, 5, 6],
      [4, 3, 8, 7],
    ]).reshape([1, 1, 2, 4]);
    expect(maxPool2d(x, 2).toArray()).toEqual([[[[4, 8]]]]);
    expect(maxPool2d(x, [1, 2], { stride: 1 }).toArray()).toEqual([
      [
        [
          [2, 5, 6],
          [4, 8, 8],
        ],
      ],
    ]);
  });

  it("commutes with increasing functions", () => {
    fc.assert(
      fc.property(poolings(), ({ x, kernel, options }) => {
        expectClose(exp(maxPool2d(x, kernel, options)), maxPool2d(exp(x), kernel, options));
      }),
    );
  });

  it("never chooses padding, however low the numbers", () => {
    fc.assert(
      fc.property(poolings(), moderate, ({ x, kernel, options }, shift) => {
        const y = maxPool2d(x.add(shift - 100), kernel, options);
        expectClose(y, maxPool2d(x, kernel, options).add(shift - 100));
      }),
    );
  });

  it("is its definition, in value and in gradient, also at ties", () => {
    fc.assert(
      fc.property(withTies, ({ x, kernel, options }) => {
        const sizes = poolSizes("maxPool2d", x, kernel, options);
        const fused = maxPool2d(x, kernel, options);
        expectClose(fused, maxPool2dByDefinition(x, sizes));
        const g = tensor(
          Array.from({ length: fused.size }, (_, i) => Math.sin(i + 1)),
          {
            dtype: "float64",
          },
        ).reshape(fused.shape);
        expectClose(
          noGrad(() => grad((at) => maxPool2d(at, kernel, options).mul(g).sum())(x)),
          grad((at) => maxPool2dByDefinition(at, sizes).mul(g).sum())(x),
        );
      }),
    );
  });

  it("shares the gradient in equal parts where several numbers are equally large", () => {
    const x = tensor([[3, 3, 1, 3]]).reshape([1, 1, 1, 4]);
    const slope = grad((at) => maxPool2d(at, [1, 4]).sum());
    const shares = tensor([1 / 3, 1 / 3, 0, 1 / 3]);
    expectClose(slope(x).reshape([4]), shares);
    expectClose(noGrad(() => slope(x)).reshape([4]), shares);
  });

  it("adds up what a number wins in several windows", () => {
    const x = tensor([[1, 9, 2]]).reshape([1, 1, 1, 3]);
    const slope = grad((at) => maxPool2d(at, [1, 2], { stride: 1 }).sum());
    expect([...noGrad(() => slope(x)).dataSync()]).toEqual([0, 2, 0]);
  });

  it("has the gradient of its formula, and that one's", () => {
    // numbers far apart, so that a nudge never changes which is largest
    const spread = poolings(fc.constant(0)).chain((p) =>
      fc.shuffledSubarray([...Array(p.x.size).keys()], { minLength: p.x.size }).map((order) => ({
        ...p,
        x: tensor(order, { dtype: "float64" }).div(4).reshape(p.x.shape),
      })),
    );
    fc.assert(
      fc.property(spread, ({ x, kernel, options }) => {
        gradcheck((at) => maxPool2d(at, kernel, options), [x]);
      }),
      { numRuns: 40 },
    );
    fc.assert(
      fc.property(spread, ({ x, kernel, options }) => {
        gradcheck((at) => maxPool2d(at, kernel, options).pow(2), [x], { secondOrder: true });
      }),
      { numRuns: 8 },
    );
  });

  it("lets NaN win, and nothing but −∞ be less than all others", () => {
    const x = tensor([[NaN, 1, -Infinity, -Infinity]]).reshape([1, 1, 1, 4]);
    expect([...maxPool2d(x, [1, 2]).dataSync()]).toEqual([NaN, -Infinity]);
    const y = maxPool2d(tensor([[1, NaN]]).reshape([1, 1, 1, 2]), [1, 2]);
    expect([...y.dataSync()]).toEqual([NaN]);
  });

  it("pools whole numbers", () => {
    fc.assert(
      fc.property(tensorsOf([1, 1, 4, 4], fc.integer(), "int32"), (x) => {
        const y = maxPool2d(x, 2, { padding: 1 });
        expect(y.dtype).toBe("int32");
        expectClose(y.cast("float64"), maxPool2d(x.cast("float64"), 2, { padding: 1 }));
      }),
    );
  });

  it("explains what does not fit", () => {
    const x = zeros([1, 1, 4, 4]);
    expect(() => maxPool2d(zeros([4, 4]), 2)).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: maxPool2d: the images are [4, 4].
        Images have four axes: [batch, channels, height, width].]
    `);
    expect(() => maxPool2d(x, 0)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: maxPool2d: the kernel 0.
        A kernel is a whole number, 1 or more, or a pair of them, [vertical, horizontal].]
    `);
    expect(() => maxPool2d(x, 5)).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: maxPool2d: a window of 5 taps slides over a height of 4.
        A window has 1 tap or more, and fits at least once into the axis with its padding.
        Try: padding: "same"]
    `);
    expect(() => maxPool2d(x, 2, { padding: 2 })).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: maxPool2d: at place 0 the window sees nothing of the height of 4, only padding.
        Padding is left out of a pooling, so each window sees one number of the image or more.]
    `);
    expect(() => maxPool2d(x, 2, { stride: [1, -1] })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: maxPool2d: the stride [1,-1].
        A stride is a whole number, 1 or more, or a pair of them, [vertical, horizontal].]
    `);
  });
});
