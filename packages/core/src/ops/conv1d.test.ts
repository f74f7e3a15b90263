import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tensor, zeros } from "../tensor/creation.ts";
import { expectClose, gradcheck, tensorsOf } from "../testing/index.ts";
import { conv1d } from "./conv1d.ts";
import { conv2d } from "./conv2d.ts";

const options = fc.record({
  stride: fc.integer({ min: 1, max: 3 }),
  dilation: fc.integer({ min: 1, max: 2 }),
  groups: fc.constantFrom(1, 2),
  padding: fc.constantFrom("same" as const, "valid" as const, 1, [2, 0] as const),
});

describe("conv1d", () => {
  it("slides the weights along: differences of neighbors", () => {
    const y = conv1d(tensor([[[1, 4, 9, 16]]]), tensor([[[-1, 1]]]));
    expect(y.toArray()).toEqual([[[3, 5, 7]]]);
  });

  it("is a convolution of images that are one number wide", () => {
    fc.assert(
      fc.property(
        tensorsOf([2, 4, 6]),
        tensorsOf([2, 2, 3]),
        options,
        (x, w, { padding, ...o }) => {
          const [image, weight] = [x.reshape([2, 4, 6, 1]), w.reshape([2, 2, 3, 1])];
          const y = conv2d(image, weight, {
            stride: [o.stride, 1],
            dilation: [o.dilation, 1],
            padding: typeof padding === "string" ? padding : [padding, 0],
            groups: 2,
          });
          expectClose(conv1d(x, w, { ...o, padding, groups: 2 }), y.reshape(y.shape.slice(0, 3)));
        },
      ),
    );
  });

  it("has the gradient of its formula", () => {
    fc.assert(
      fc.property(tensorsOf([1, 2, 6]), tensorsOf([2, 2, 3]), options, (x, w, o) => {
        gradcheck((a, b) => conv1d(a, b, { ...o, groups: 1 }), [x, w]);
      }),
      { numRuns: 30 },
    );
  });

  it("adds a bias to each channel", () => {
    const [x, w, bias] = [tensor([[[1, 2]]]), tensor([[[1]], [[2]]]), tensor([10, 20])];
    expect(conv1d(x, w, { bias }).toArray()).toEqual([
      [
        [11, 12],
        [22, 24],
      ],
    ]);
  });

  it("explains what a sequence is, and what fits", () => {
    expect(() => conv1d(zeros([8, 50]), zeros([4, 1, 3]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: conv1d: the sequences are [8, 50].
        Sequences have three axes here: [batch, channels, length].
        Try: unsqueeze(x, 1) for sequences of one channel, unsqueeze(x, 0) for one sequence]
    `);
    expect(() => conv1d(zeros([8, 2, 50]), zeros([1, 3]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: conv1d: the weights are [1, 3].
        Weights have three axes: [outChannels, inChannels / groups, taps].]
    `);
    expect(() => conv1d(zeros([8, 2, 50]), zeros([4, 3, 3]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: conv1d: the input [8, 2, 50] has 2 channels, but the weights [4, 3, 3] see 3.
        [batch, inChannels, length] meets [outChannels, inChannels / groups, taps].]
    `);
    expect(() => conv1d(zeros([8, 2, 2]), zeros([4, 2, 3]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: conv1d: a window of 3 taps slides over a length of 2.
        A window has 1 tap or more, and fits at least once into the axis with its padding.
        Try: padding: "same"]
    `);
    expect(() => conv1d(zeros([8, 2, 9]), zeros([4, 2, 3]), { stride: 0 }))
      .toThrowErrorMatchingInlineSnapshot(`
        [RangeError: conv1d: the stride 0.
          A stride is a whole number, 1 or more.]
      `);
  });
});
