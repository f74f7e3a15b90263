import { conv1d, Random, tensor, zeros } from "@gradus/core";
import { expectClose, gradcheck, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Conv1d } from "./conv1d.ts";

const random = new Random(1);

describe("Conv1d", () => {
  it("is conv1d with weights of its own", () => {
    const options = { stride: 2, padding: [1, 0], dilation: 2, groups: 2 } as const;
    const layer = new Conv1d(4, 2, 3, { ...options, random, dtype: "float64" });
    fc.assert(
      fc.property(tensorsOf([2, 4, 7]), (x) => {
        expectClose(layer.forward(x), conv1d(x, layer.weight, { ...options, bias: layer.bias }));
        gradcheck((at) => layer.forward(at), [x]);
      }),
      { numRuns: 10 },
    );
    expect(layer.weight.shape).toEqual([2, 2, 3]);
  });

  it("averages neighbors with equal weights: a moving average", () => {
    const initializer = (): ReturnType<typeof tensor> => tensor([[[0.5, 0.5]]]);
    const layer = new Conv1d(1, 1, 2, { random, initializer, bias: false });
    expect(layer.forward(tensor([[[1, 3, 5]]])).toArray()).toEqual([[[2, 4]]]);
  });

  it("says what it was built with", () => {
    expect(new Conv1d(1, 4, 7, { random, padding: "same" }).config()).toEqual({
      inChannels: 1,
      outChannels: 4,
      kernel: 7,
      bias: true,
      dtype: "float32",
      stride: 1,
      padding: "same",
      dilation: 1,
      groups: 1,
    });
  });

  it("explains arguments that are none", () => {
    expect(() => new Conv1d(1, 4, 0, { random })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: Conv1d: the kernel 0.
        A kernel is a whole number, 1 or more.]
    `);
    expect(() => new Conv1d(1, 4, 3, { random, padding: -1 })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: Conv1d: the padding -1.
        A padding is "same", "valid", a whole number, 0 or more, or [before, behind].]
    `);
    const layer = new Conv1d(2, 4, 3, { random });
    expect(() => layer.forward(zeros([8, 50, 2]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: conv1d: the input [8, 50, 2] has 50 channels, but the weights [4, 2, 3] see 2.
        [batch, inChannels, length] meets [outChannels, inChannels / groups, taps].
        Try: x.permute([0, 2, 1]), if the channels stand last]
    `);
  });
});
