import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tensor, zeros } from "../tensor/creation.ts";
import {
  type Convolution,
  convolutions,
  expectClose,
  gradcheck,
  moderate,
  tensorsOf,
} from "../testing/index.ts";
import { conv2d } from "./conv2d.ts";
import { convTranspose2d } from "./conv-transpose2d.ts";
import { pairOf, sidesOf, spanOf } from "./sliding-window.ts";

/** What the last place of a convolution leaves over, which is what its transpose has to be told. */
function leftOver({ x, weight, options }: Convolution): readonly [number, number] {
  const [strides, dilations] = [pairOf(options.stride ?? 1), pairOf(options.dilation ?? 1)];
  const sides = sidesOf("", options.padding ?? 0) ?? [
    [0, 0],
    [0, 0],
  ];
  const along = (i: 0 | 1): number => {
    const span = spanOf(weight.shape[2 + i], dilations[i]);
    return (x.shape[2 + i] + sides[i][0] + sides[i][1] - span) % strides[i];
  };
  return [along(0), along(1)];
}

/** A convolution, numbers of the size it makes, and how to get back to the size it came from. */
const convolved = convolutions().chain((convolution) => {
  const { x, weight, options } = convolution;
  const shape = conv2d(x, weight, options).shape;
  const outputPadding = options.padding === "same" ? 0 : leftOver(convolution);
  return fc.record({
    x: fc.constant(x),
    weight: fc.constant(weight),
    options: fc.constant(options),
    back: fc.constant({ ...options, outputPadding }),
    y: tensorsOf(shape),
  });
});

describe("convTranspose2d", () => {
  it("paints the weights, scaled by each number, one stride apart", () => {
    const x = tensor([[[[1, 2]]]]);
    const w = tensor([[[[1, 10, 100]]]]);
    expect([...convTranspose2d(x, w, { stride: [1, 2] }).dataSync()]).toEqual([
      1, 10, 102, 20, 200,
    ]);
  });

  it("is the transpose of conv2d: ⟨conv x, y⟩ = ⟨x, convᵀ y⟩", () => {
    fc.assert(
      fc.property(
        convolved.filter(({ options, x }) => {
          // "same" forgets how long the image was, unless it was a whole number of strides
          const strides = pairOf(options.stride ?? 1);
          return options.padding !== "same" || strides.every((s, i) => x.shape[2 + i] % s === 0);
        }),
        ({ x, weight, options, back, y }) => {
          const left = conv2d(x, weight, options).mul(y).sum();
          const right = x.mul(convTranspose2d(y, weight, back)).sum();
          expectClose(left, right, { absolute: 1e-10 });
        },
      ),
      { numRuns: 200 },
    );
  });

  it("is linear", () => {
    fc.assert(
      fc.property(
        convolved.chain((c) => fc.tuple(fc.constant(c), tensorsOf(c.y.shape), moderate)),
        ([{ weight, back, y }, other, factor]) => {
          const paint = (at: typeof y): typeof y => convTranspose2d(at, weight, back);
          expectClose(paint(y.mul(factor).add(other)), paint(y).mul(factor).add(paint(other)), {
            absolute: 1e-12,
          });
        },
      ),
    );
  });

  it('makes each axis a stride times as long with "same"', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 3 }),
        (length, taps, stride) => {
          const w = zeros([1, 1, taps, 1]);
          const y = convTranspose2d(zeros([1, 1, length, 2]), w, { stride, padding: "same" });
          expect(y.shape).toEqual([1, 1, length * stride, 2 * stride]);
        },
      ),
    );
  });

  it("has the gradients of its formula, and theirs", () => {
    fc.assert(
      fc.property(convolved, ({ weight, back, y }) => {
        gradcheck((a, b) => convTranspose2d(a, b, back), [y, weight]);
      }),
      { numRuns: 40 },
    );
    fc.assert(
      fc.property(convolved, ({ weight, back, y }) => {
        gradcheck((a, b) => convTranspose2d(a, b, back), [y, weight], { secondOrder: true });
      }),
      { numRuns: 8 },
    );
  });

  it("adds a bias to each channel", () => {
    const [x, w, bias] = [tensor([[[[1]]]]), tensor([[[[1]], [[2]]]]), tensor([10, 20])];
    expect([...convTranspose2d(x, w, { bias }).dataSync()]).toEqual([11, 22]);
  });

  it("explains what does not fit", () => {
    const x = zeros([1, 2, 4, 4]);
    expect(() => convTranspose2d(zeros([2, 4]), zeros([2, 1, 3, 3])))
      .toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: convTranspose2d: the images are [2, 4].
        Images have four axes: [batch, channels, height, width].]
    `);
    expect(() => convTranspose2d(x, zeros([1, 2, 3, 3]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: convTranspose2d: the images [1, 2, 4, 4] have 2 channels, but the weights [1, 2, 3, 3] see 1.
        [batch, inChannels, height, width] meets [inChannels, outChannels / groups, kernelHeight, kernelWidth].
        Try: weight.transpose(0, 1), if the output channels stand first]
    `);
    expect(() => convTranspose2d(x, zeros([2, 1, 3, 3]), { groups: 3 }))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: convTranspose2d: 3 groups of 2 channels.
        The number of groups is a whole number, 1 or more, that divides the channels on both sides.]
    `);
    expect(() => convTranspose2d(x, zeros([2, 1, 1, 1]), { padding: 2 }))
      .toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: convTranspose2d: a length of 4, a window of 1 tap and a padding of 2 and 2 leave a length of 0.
        A transposed convolution makes (length − 1) · stride + span − padding + outputPadding, which is 1 or more.]
    `);
    expect(() => convTranspose2d(x, zeros([2, 1, 3, 3]), { stride: 2, outputPadding: 2 }))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: convTranspose2d: the outputPadding [2, 2] with stride [2, 2] and dilation [1, 1].
        An output padding is less than the stride or the dilation: further rows would belong to no window.]
    `);
    expect(() =>
      convTranspose2d(x, zeros([2, 1, 3, 3]), { stride: 2, padding: "same", outputPadding: 1 }),
    ).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: convTranspose2d: the outputPadding [1, 1] with padding "same".
        With "same" the result is as long as the image times the stride; nothing is left to choose.]
    `);
  });
});
