import { avgPool2d, maxPool2d, minPool2d, tensor, zeros } from "@gradus/core";
import { expectClose, gradcheck, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AvgPool1d } from "./avg-pool1d.ts";
import { MaxPool1d } from "./max-pool1d.ts";
import { MinPool1d } from "./min-pool1d.ts";

const kinds = [
  ["MaxPool1d", MaxPool1d, maxPool2d],
  ["MinPool1d", MinPool1d, minPool2d],
  ["AvgPool1d", AvgPool1d, avgPool2d],
] as const;

describe.each(kinds)("%s", (name, Pool, pool) => {
  it("is the pooling of an image of height 1", () => {
    fc.assert(
      fc.property(tensorsOf([2, 3, 7]), (x) => {
        const image = x.reshape([2, 3, 1, 7]);
        const expected = pool(image, [1, 3], { stride: [1, 2], padding: [0, [1, 0]] });
        const y = new Pool(3, { stride: 2, padding: [1, 0] }).forward(x);
        expectClose(y, expected.reshape(y.shape));
        expectClose(new Pool(2).forward(x), pool(image, [1, 2]).reshape([2, 3, 3]));
      }),
    );
  });

  it("has the gradient of its operation", () => {
    const x = tensor([3, 1, 4, 0, 5, 9, 2, 6], { dtype: "float64" });
    gradcheck((at) => new Pool(3, { stride: 2 }).forward(at.reshape([1, 2, 4])), [x]);
  });

  it("explains arguments that are none", () => {
    expect(() => new Pool(0)).toThrow(
      `${name}: the kernel 0.\n  A kernel is a whole number, 1 or more.`,
    );
    expect(() => new Pool(2, { stride: 0 })).toThrow(`${name}: the stride 0.`);
    expect(() => new Pool(2).forward(zeros([4, 7]))).toThrow(`${name}: the sequences are [4, 7].`);
    expect(new Pool(2).config()).toMatchObject({ kernel: 2 });
  });
});
