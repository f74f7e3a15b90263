import { sizeOf } from "@gradus/core";
import { shapes } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fansOf } from "./fans.ts";

describe("fansOf", () => {
  it("counts the weights of one output, and the outputs of one weight: fanIn · out = all weights", () => {
    fc.assert(
      fc.property(shapes({ minRank: 3, maxRank: 5 }), (shape) => {
        const { fanIn, fanOut } = fansOf("init", shape);
        expect(fanIn * shape[0]).toBe(sizeOf(shape));
        expect(fanOut * shape[1]).toBe(sizeOf(shape));
      }),
    );
  });

  it("reads dense weights as [in, out], those of a convolution as [out, in, height, width]", () => {
    expect(fansOf("init", [784, 10])).toEqual({ fanIn: 784, fanOut: 10 });
    expect(fansOf("init", [32, 3, 5, 5])).toEqual({ fanIn: 75, fanOut: 800 });
    expect(fansOf("init", [8, 4, 3])).toEqual({ fanIn: 12, fanOut: 24 });
  });

  it("takes what it is told over what it would read", () => {
    expect(fansOf("init", [2, 3], { fanIn: 7 })).toEqual({ fanIn: 7, fanOut: 3 });
    expect(fansOf("init", [9], { fanIn: 7, fanOut: 8 })).toEqual({ fanIn: 7, fanOut: 8 });
  });

  it("says what it needs", () => {
    expect(() => fansOf("heNormal", [3])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: heNormal: weights [3] do not say how many inputs meet in an output.
        Weights are [in, out] for a dense layer, [out, in, ...] for a convolution.
        Try: { fanIn, fanOut } as options.]
    `);
    expect(() => fansOf("heNormal", [0, 3])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: heNormal: each output has 0 inputs, each input 3 outputs.
        A layer has at least one input and one output.]
    `);
    expect(() => fansOf("heNormal", [2, 3], { fanOut: NaN })).toThrow("each input NaN outputs");
  });
});
