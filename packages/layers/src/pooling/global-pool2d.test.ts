import { avgPool2d, maxPool2d, tensor, zeros } from "@gradus/core";
import { expectClose, gradcheck, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GlobalAvgPool2d, GlobalMaxPool2d } from "./global-pool2d.ts";

describe.each([
  ["GlobalAvgPool2d", GlobalAvgPool2d, avgPool2d],
  ["GlobalMaxPool2d", GlobalMaxPool2d, maxPool2d],
] as const)("%s", (name, Pool, pool) => {
  it("is a pooling whose window is the whole image", () => {
    fc.assert(
      fc.property(tensorsOf([2, 3, 4, 5]), (x) => {
        expectClose(new Pool().forward(x), pool(x, [4, 5]).reshape([2, 3]), { absolute: 1e-12 });
      }),
    );
  });

  it("has the gradient of its operation", () => {
    const x = tensor([3, 1, 4, 0, 5, 9, 2, 6], { dtype: "float64" });
    gradcheck((at) => new Pool().forward(at.reshape([1, 2, 2, 2])), [x]);
  });

  it("explains what is no image", () => {
    expect(() => new Pool().forward(zeros([2, 3]))).toThrow(`${name}: the images are [2, 3].`);
    expect(new Pool().config()).toEqual({});
  });
});
