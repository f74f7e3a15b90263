import { avgPool2d, maxPool2d, minPool2d, tensor, zeros } from "@gradus/core";
import { expectClose, gradcheck, poolings } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AvgPool2d } from "./avg-pool2d.ts";
import { MaxPool2d } from "./max-pool2d.ts";
import { MinPool2d } from "./min-pool2d.ts";

const kinds = [
  ["MaxPool2d", MaxPool2d, maxPool2d],
  ["MinPool2d", MinPool2d, minPool2d],
  ["AvgPool2d", AvgPool2d, avgPool2d],
] as const;

describe.each(kinds)("%s", (name, Pool, pool) => {
  it("is its operation, with its options", () => {
    fc.assert(
      fc.property(poolings(), ({ x, kernel, options }) => {
        expectClose(new Pool(kernel, options).forward(x), pool(x, kernel, options));
      }),
    );
  });

  it("moves by its own size unless said otherwise", () => {
    expect(new Pool(2).forward(zeros([1, 3, 5, 6])).shape).toEqual([1, 3, 2, 3]);
    expect(new Pool([1, 3]).forward(zeros([1, 3, 5, 6])).shape).toEqual([1, 3, 5, 2]);
    expect(new Pool(2, { stride: 1 }).forward(zeros([1, 3, 5, 6])).shape).toEqual([1, 3, 4, 5]);
  });

  it("has the gradient of its operation", () => {
    const x = tensor([3, 1, 4, 0, 5, 9, 2, 6, 8, 7, 10, 11], { dtype: "float64" });
    gradcheck((at) => new Pool([2, 1], { stride: 1 }).forward(at.reshape([1, 2, 3, 2])), [x]);
  });

  it("says what it was built with", () => {
    const options = { stride: 1, padding: [0, 1] } as const;
    expect(new Pool([2, 3], options).config()).toMatchObject({ kernel: [2, 3], ...options });
  });

  it("explains arguments that are none", () => {
    expect(() => new Pool(0)).toThrow(`${name}: the kernel 0.`);
    expect(() => new Pool(2, { stride: 0 })).toThrow(`${name}: the stride 0.`);
    expect(() => new Pool(2, { padding: 1.5 })).toThrow(`${name}: the padding 1.5.`);
    expect(() => new Pool(3).forward(zeros([1, 1, 2, 2]))).toThrow("a window of 3 taps");
  });
});

describe("AvgPool2d", () => {
  it("counts padding when asked to", () => {
    const layer = new AvgPool2d(2, { padding: 1, countPadding: true });
    expect(layer.forward(zeros([1, 1, 2, 2]).add(4)).toArray()).toEqual([
      [
        [
          [1, 1],
          [1, 1],
        ],
      ],
    ]);
    expect(layer.config()).toEqual({ kernel: 2, padding: 1, countPadding: true });
  });
});
