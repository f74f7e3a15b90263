import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grad } from "../autograd/grad.ts";
import { ones, tensor, zeros } from "../tensor/creation.ts";
import { convolutions, expectClose, gradcheck, moderate, tensorsOf } from "../testing/index.ts";
import { concat } from "./concat.ts";
import { conv2d } from "./conv2d.ts";
import { pad } from "./pad.ts";
import { flip } from "./slice.ts";

describe("conv2d", () => {
  it("slides the weights over the image: an edge detector", () => {
    const image = tensor([
      [0, 0, 5, 5],
      [0, 0, 5, 5],
      [0, 0, 5, 5],
    ]).reshape([1, 1, 3, 4]);
    const edge = tensor([[-1, 1]]).reshape([1, 1, 1, 2]);
    expect(conv2d(image, edge).toArray()).toEqual([
      [
        [
          [0, 5, 0],
          [0, 5, 0],
          [0, 5, 0],
        ],
      ],
    ]);
  });

  it("is linear in the image, and in the weights", () => {
    fc.assert(
      fc.property(
        convolutions().chain((c) =>
          fc.tuple(fc.constant(c), tensorsOf(c.x.shape), tensorsOf(c.weight.shape), moderate),
        ),
        ([{ x, weight, options }, other, otherWeight, factor]) => {
          const y = conv2d(x, weight, options);
          expectClose(
            conv2d(x.mul(factor).add(other), weight, options),
            y.mul(factor).add(conv2d(other, weight, options)),
            { absolute: 1e-12 },
          );
          expectClose(
            conv2d(x, weight.mul(factor).add(otherWeight), options),
            y.mul(factor).add(conv2d(x, otherWeight, options)),
            { absolute: 1e-12 },
          );
        },
      ),
    );
  });

  it("is a matrix product of the channels where the window is one number", () => {
    fc.assert(
      fc.property(tensorsOf([2, 3, 4, 5]), tensorsOf([2, 3]), (x, w) => {
        const y = x.permute([0, 2, 3, 1]).matmul(w.transpose()).permute([0, 3, 1, 2]);
        expectClose(conv2d(x, w.reshape([2, 3, 1, 1])), y);
      }),
    );
  });

  it("shifts its result when the image is shifted", () => {
    fc.assert(
      fc.property(tensorsOf([1, 2, 4, 4]), tensorsOf([2, 2, 3, 2]), (x, w) => {
        const moved = pad(x, [
          [0, 0],
          [0, 0],
          [2, 0],
          [1, 0],
        ]);
        const y = conv2d(moved, w, { padding: 2 }).slice(null, null, [2, null], [1, null]);
        expectClose(y, conv2d(x, w, { padding: 2 }));
      }),
    );
  });

  it("mirrors its result when image and weights are mirrored", () => {
    fc.assert(
      fc.property(tensorsOf([1, 2, 4, 5]), tensorsOf([2, 2, 3, 2]), (x, w) => {
        expectClose(conv2d(flip(x, 2, 3), flip(w, 2, 3)), flip(conv2d(x, w), 2, 3));
      }),
    );
  });

  it("pads with zeros, on each side by itself", () => {
    fc.assert(
      fc.property(
        tensorsOf([1, 1, 3, 4]),
        tensorsOf([1, 1, 2, 3]),
        fc.tuple(fc.nat(3), fc.nat(3)),
        fc.tuple(fc.nat(3), fc.nat(3)),
        (x, w, vertical, horizontal) => {
          const padded = pad(x, [[0, 0], [0, 0], vertical, horizontal]);
          expectClose(conv2d(x, w, { padding: [vertical, horizontal] }), conv2d(padded, w));
        },
      ),
    );
  });

  it("skips places with a stride", () => {
    fc.assert(
      fc.property(tensorsOf([1, 2, 7, 6]), tensorsOf([1, 2, 2, 3]), (x, w) => {
        const every = conv2d(x, w);
        expectClose(
          conv2d(x, w, { stride: [2, 3] }),
          every.slice(null, null, [0, null, 2], [0, null, 3]),
        );
      }),
    );
  });

  it("treats groups as convolutions side by side", () => {
    fc.assert(
      fc.property(tensorsOf([2, 4, 3, 3]), tensorsOf([6, 2, 2, 2]), (x, w) => {
        const first = conv2d(x.slice(null, [0, 2]), w.slice([0, 3]));
        const second = conv2d(x.slice(null, [2, 4]), w.slice([3, 6]));
        expectClose(conv2d(x, w, { groups: 2 }), concat([first, second], 1));
      }),
    );
  });

  it('keeps the size with "same", also under a kernel of even size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 3 }),
        (length, taps, dilation, stride) => {
          const options = { padding: "same", dilation, stride } as const;
          const y = conv2d(zeros([1, 1, length, 4]), zeros([1, 1, taps, 2]), options);
          expect(y.shape).toEqual([1, 1, Math.ceil(length / stride), Math.ceil(4 / stride)]);
        },
      ),
    );
    const y = conv2d(tensor([[[[1, 2, 3]]]]), tensor([[[[1, 10]]]]), { padding: "same" });
    expect([...y.dataSync()]).toEqual([21, 32, 3]);
  });

  it("has the gradients of its formula, and theirs", () => {
    fc.assert(
      fc.property(
        convolutions(),
        ({ x, weight, options }) => void gradcheck((a, b) => conv2d(a, b, options), [x, weight]),
      ),
      { numRuns: 50 },
    );
    fc.assert(
      fc.property(
        convolutions(),
        ({ x, weight, options }) =>
          void gradcheck((a, b) => conv2d(a, b, options), [x, weight], { secondOrder: true }),
      ),
      { numRuns: 10 },
    );
  });

  it("is differentiated with respect to its weights and then its image", () => {
    const x = tensor([[[[1, 2, 3]]]]);
    const w = tensor([[[[1, 1]]]]);
    const mixed = grad((at) =>
      grad((b) => conv2d(at, b).pow(2).sum())(w)
        .slice(0, 0, 0, 0)
        .sum(),
    )(x);
    // L = (x₀w₀ + x₁w₁)² + (x₁w₀ + x₂w₁)², ∂L/∂w₀ = 2 (3 · 1 + 5 · 2) at w = 1; its slopes in x:
    expect([...mixed.dataSync()]).toEqual([2 * (3 + 1), 2 * (1 + 5 + 2), 2 * 2]);
  });

  it("adds a bias to each channel", () => {
    fc.assert(
      fc.property(
        tensorsOf([2, 1, 3, 3]),
        tensorsOf([2, 1, 2, 2]),
        tensorsOf([2]),
        (x, w, bias) => {
          const y = conv2d(x, w);
          expectClose(conv2d(x, w, { bias }), y.add(bias.reshape([1, 2, 1, 1])));
          gradcheck((a, b, c) => conv2d(a, b, { bias: c }), [x, w, bias]);
        },
      ),
      { numRuns: 10 },
    );
  });

  it("makes no images of no images", () => {
    expect(conv2d(zeros([0, 1, 3, 3]), ones([2, 1, 2, 2])).shape).toEqual([0, 2, 2, 2]);
  });
});

describe("conv2d explains", () => {
  it("images that are none", () => {
    expect(() => conv2d(zeros([8, 28, 28]), zeros([4, 1, 3, 3])))
      .toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: conv2d: the images are [8, 28, 28].
        Images have four axes: [batch, channels, height, width].
        Try: unsqueeze(x, 1) for images of one channel, unsqueeze(x, 0) for one image]
    `);
    expect(() => conv2d(zeros([8, 1, 28, 28]), zeros([3, 3]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: conv2d: the weights are [3, 3].
        Weights have four axes: two for the channels, then the height and width of the window.]
    `);
    const whole = zeros([8, 1, 28, 28], { dtype: "int32" });
    expect(() => conv2d(whole, zeros([4, 1, 3, 3], { dtype: "int32" })))
      .toThrowErrorMatchingInlineSnapshot(`
        [TypeError: conv2d: the operands are int32.
          Weights are learned, so they and what they meet have fractions.
          Try: x.cast("float32")]
      `);
  });

  it("channels that do not meet", () => {
    expect(() => conv2d(zeros([8, 32, 32, 3]), zeros([4, 3, 3, 3])))
      .toThrowErrorMatchingInlineSnapshot(`
        [ShapeError: conv2d: the input [8, 32, 32, 3] has 32 channels, but the weights [4, 3, 3, 3] see 3.
          [batch, inChannels, height, width] meets [outChannels, inChannels / groups, kernelHeight, kernelWidth].
          Try: x.permute([0, 3, 1, 2]), if the channels stand last]
      `);
    expect(() => conv2d(zeros([8, 3, 32, 32]), zeros([4, 2, 3, 3]), { groups: 2 }))
      .toThrowErrorMatchingInlineSnapshot(`
        [ShapeError: conv2d: the input [8, 3, 32, 32] has 3 channels, but the weights [4, 2, 3, 3] see 2 in each of 2 groups.
          [batch, inChannels, height, width] meets [outChannels, inChannels / groups, kernelHeight, kernelWidth].]
      `);
    expect(() => conv2d(zeros([8, 4, 32, 32]), zeros([3, 2, 3, 3]), { groups: 2 }))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: conv2d: 2 groups of 3 channels.
        The number of groups is a whole number, 1 or more, that divides the channels on both sides.]
    `);
  });

  it("a bias that is none", () => {
    const bias = zeros([2, 1, 1]);
    expect(() => conv2d(zeros([1, 1, 9, 9]), zeros([2, 1, 3, 3]), { bias }))
      .toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: conv2d: the bias is [2, 1, 1] for 2 output channels.
        A bias is one number for each output channel.]
    `);
  });

  it("a window that does not fit", () => {
    expect(() => conv2d(zeros([1, 1, 2, 9]), zeros([1, 1, 3, 3])))
      .toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: conv2d: a window of 3 taps slides over a height of 2.
        A window has 1 tap or more, and fits at least once into the axis with its padding.
        Try: padding: "same"]
    `);
    expect(() =>
      conv2d(zeros([1, 1, 9, 4]), zeros([1, 1, 3, 3]), { padding: [0, [1, 0]], dilation: 3 }),
    ).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: conv2d: a window of 3 taps, which span 7 by dilation, slides over a width of 4 with a padding of 1 and 0.
        A window has 1 tap or more, and fits at least once into the axis with its padding.
        Try: padding: "same"]
    `);
    expect(() => conv2d(zeros([1, 1, 9, 9]), zeros([1, 1, 0, 3])))
      .toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: conv2d: a window of 0 taps slides over a height of 9.
        A window has 1 tap or more, and fits at least once into the axis with its padding.]
    `);
  });

  it("options that are none", () => {
    const [x, w] = [zeros([1, 1, 9, 9]), zeros([1, 1, 3, 3])];
    expect(() => conv2d(x, w, { stride: 0 })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: conv2d: the stride 0.
        A stride is a whole number, 1 or more, or a pair of them, [vertical, horizontal].]
    `);
    expect(() => conv2d(x, w, { dilation: [1, 1.5] })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: conv2d: the dilation [1,1.5].
        A dilation is a whole number, 1 or more, or a pair of them, [vertical, horizontal].]
    `);
    expect(() => conv2d(x, w, { padding: -1 })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: conv2d: the padding -1.
        A padding is "same", "valid", or whole numbers, 0 or more: one for all sides, [vertical, horizontal], or [[top, bottom], [left, right]].]
    `);
    expect(() => conv2d(x, w, { groups: 0 })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: conv2d: 0 groups of 1 channels.
        The number of groups is a whole number, 1 or more, that divides the channels on both sides.]
    `);
  });
});
