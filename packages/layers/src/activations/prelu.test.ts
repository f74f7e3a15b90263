import { ones, parameter, tensor, zeros } from "@gradus/core";
import {
  awayFrom,
  expectClose,
  gradcheck,
  moderate,
  shapes,
  tensors,
  tensorsOf,
} from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leakyRelu } from "./leaky-relu.ts";
import { prelu } from "./prelu.ts";

const awayFromZero = awayFrom([0]);

/** An input of at least two axes, and a slope for each of its channels. */
const inputAndSlopes = shapes({ minRank: 2, maxRank: 3, maxLength: 3 }).chain((shape) =>
  fc.tuple(tensorsOf(shape, awayFromZero), tensorsOf([shape[1]])),
);

describe("prelu", () => {
  it("is leakyRelu for a slope that is given", () => {
    fc.assert(
      fc.property(tensors(), moderate, (x, slope) => {
        expectClose(prelu(x, x.lift(slope)), leakyRelu(x, { slope }));
        expectClose(prelu(x, x.lift(slope).reshape([1])), leakyRelu(x, { slope }));
      }),
    );
  });

  it("treats each channel by itself", () => {
    fc.assert(
      fc.property(inputAndSlopes, ([x, weight]) => {
        const y = prelu(x, weight);
        for (let channel = 0; channel < x.shape[1]; channel++) {
          const only = [null, [channel, channel + 1]] as const;
          expectClose(
            y.slice(...only),
            prelu(x.slice(...only), weight.slice([channel, channel + 1])),
          );
        }
      }),
    );
  });

  it("gives each channel the gradient of its own negative numbers", () => {
    const x = tensor([
      [-1, 2],
      [-3, -4],
    ]);
    const weight = parameter(tensor([0.5, 0.25]));
    const y = prelu(x, weight);
    expect(y.toArray()).toEqual([
      [-0.5, 2],
      [-1.5, -1],
    ]);
    y.sum().backward();
    expect(weight.grad?.toArray()).toEqual([-4, -4]);
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(inputAndSlopes, ([x, weight]) => {
        expect(gradcheck(prelu, [x, weight], { secondOrder: true }).kinks).toBe(0);
      }),
    );
    fc.assert(
      fc.property(tensors(awayFromZero, { maxRank: 2 }), tensorsOf([1]), (x, weight) => {
        expect(gradcheck(prelu, [x, weight]).kinks).toBe(0);
      }),
    );
  });

  it("says how many slopes there have to be", () => {
    expect(() => prelu(ones([2, 3]), zeros([2]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: prelu: the slopes are [2], and [2, 3] has 3 channels.
        There is one slope for everything, [1], or one for each channel, [channels], along axis 1.]
    `);
    expect(() => prelu(ones([3]), zeros([3]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: prelu: the slopes are [3], and [3] has no axis of channels.
        There is one slope for everything, [1], or one for each channel, [channels], along axis 1.]
    `);
    expect(() => prelu(ones([2, 3]), zeros([3, 1]))).toThrow("the slopes are [3, 1]");
  });
});
