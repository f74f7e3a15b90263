import { cos, fromData, Random, sin, tensor, zeros } from "@gradus/core";
import { expectClose, gradcheck, tensors } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PositionalEncoding, positionalEncoding } from "./positional-encoding.ts";

const double = { dtype: "float64" } as const;

describe("positionalEncoding", () => {
  it("waves slower from pair to pair", () => {
    // ω₀ = 1, ω₁ = 10000^(−2/4) = 1/100
    const expected = [
      [0, 1, 0, 1],
      [Math.sin(1), Math.cos(1), Math.sin(0.01), Math.cos(0.01)],
    ];
    expectClose(positionalEncoding(2, 4, double), tensor(expected, double));
  });

  it("turns each pair by the same angle for the same distance, wherever it starts", () => {
    const length = fc.integer({ min: 1, max: 20 });
    fc.assert(
      fc.property(length, length, fc.integer({ min: 1, max: 4 }), (start, k, pairs) => {
        const p = positionalEncoding(start + k + 1, 2 * pairs, double);
        const [s, c] = [0, 1].map((odd) => p.slice(start, [odd, null, 2]));
        const angles = fromData(
          Float64Array.from({ length: pairs }, (_, i) => k * 10_000 ** (-i / pairs)),
          [pairs],
        );
        const turned = s.mul(cos(angles)).add(c.mul(sin(angles)));
        expectClose(p.slice(start + k, [0, null, 2]), turned, { absolute: 1e-12 });
      }),
    );
  });

  it("has vectors of one length, √(features / 2)", () => {
    const squares = positionalEncoding(30, 6, double).pow(2).sum(-1);
    expectClose(squares, squares.full(3));
  });

  it("ends with a sine where the number of features is odd", () => {
    expect(positionalEncoding(1, 3).toArray()).toEqual([[0, 1, 0]]);
  });

  it("explains its lengths", () => {
    expect(() => positionalEncoding(0, 4)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: positionalEncoding: time is 0.
        time is a whole number, 1 or more.]
    `);
    expect(() => positionalEncoding(3, 2.5)).toThrow("features is 2.5.");
  });
});

describe("PositionalEncoding", () => {
  it("adds the same to every example of a batch", () => {
    const x = new Random(1).normal([2, 3, 4], double);
    const added = new PositionalEncoding().forward(x).sub(x);
    expectClose(added.slice(1), positionalEncoding(3, 4, double));
    expectClose(added.slice(0), added.slice(1));
  });

  it("passes the gradient on unchanged", () => {
    fc.assert(
      fc.property(tensors(undefined, { minRank: 2 }), (x) => {
        gradcheck((t) => new PositionalEncoding().forward(t), [x]);
      }),
      { numRuns: 20 },
    );
  });

  it("explains what a sequence is", () => {
    expect(() => new PositionalEncoding().forward(zeros([3]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: PositionalEncoding: the input is [3].
        A sequence is [time, features], or a batch of them.]
    `);
  });

  it("needs nothing to be built again", () => {
    expect(new PositionalEncoding().config()).toEqual({});
  });
});
