import { Random, zeros } from "@gradus/core";
import { expectClose, gradcheck, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Conv2d } from "./conv2d.ts";
import { ConvTranspose2d } from "./conv-transpose2d.ts";

const random = new Random(1);
const options = { random, dtype: "float64", bias: false } as const;

describe("ConvTranspose2d", () => {
  it("is the transpose of the Conv2d with its weights: ⟨conv x, y⟩ = ⟨x, convᵀ y⟩", () => {
    const sliding = { stride: 2, padding: 1, groups: 2 };
    const conv = new Conv2d(2, 4, [3, 2], { ...options, ...sliding });
    const back = new ConvTranspose2d(4, 2, [3, 2], {
      ...options,
      ...sliding,
      outputPadding: [0, 1],
    });
    back.weight.assign(conv.weight);
    fc.assert(
      fc.property(tensorsOf([2, 2, 5, 5]), tensorsOf([2, 4, 3, 3]), (x, y) => {
        const left = conv.forward(x).mul(y).sum();
        expectClose(left, x.mul(back.forward(y)).sum(), { absolute: 1e-10 });
      }),
    );
  });

  it("undoes the shape of a convolution", () => {
    const up = new ConvTranspose2d(8, 1, 3, { random, stride: 2, padding: "same" });
    expect(up.forward(zeros([2, 8, 14, 14])).shape).toEqual([2, 1, 28, 28]);
    expect(up.weight.shape).toEqual([8, 1, 3, 3]);
  });

  it("has the gradient of its formula", () => {
    const layer = new ConvTranspose2d(2, 1, 2, { random, dtype: "float64", stride: 2 });
    fc.assert(
      fc.property(tensorsOf([1, 2, 2, 3]), (x) => void gradcheck((at) => layer.forward(at), [x])),
      { numRuns: 10 },
    );
  });

  it("says what it was built with", () => {
    const layer = new ConvTranspose2d(4, 2, [3, 2], {
      random,
      stride: 2,
      outputPadding: 1,
      groups: 2,
    });
    expect(layer.config()).toEqual({
      inChannels: 4,
      outChannels: 2,
      kernel: [3, 2],
      bias: true,
      dtype: "float32",
      stride: 2,
      padding: 0,
      dilation: 1,
      groups: 2,
      outputPadding: 1,
    });
  });

  it("explains arguments that are none", () => {
    expect(() => new ConvTranspose2d(1, 0, 3, { random })).toThrow("outChannels is 0");
    expect(() => new ConvTranspose2d(1, 1, 3, { random, dilation: 0 })).toThrow("the dilation 0");
    const layer = new ConvTranspose2d(1, 1, 3, { random, outputPadding: 1 });
    expect(() => layer.forward(zeros([1, 1, 2, 2]))).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: convTranspose2d: the outputPadding [1, 1] with stride [1, 1] and dilation [1, 1].
        An output padding is less than the stride or the dilation: further rows would belong to no window.]
    `);
  });
});
