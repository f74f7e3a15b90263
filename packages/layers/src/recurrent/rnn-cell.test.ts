import { tensor, zeros } from "@gradus/core";
import { expectClose, gradcheck } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draws, sizes, weightsOf } from "../testing/recurrent.ts";
import { rnnCell } from "./rnn-cell.ts";

const double = { dtype: "float64" } as const;

describe("rnnCell", () => {
  it("squashes what the input and the state before add up to", () => {
    const weights = {
      weightIh: tensor([[1], [2]], double),
      weightHh: tensor([[0.5]], double),
      biasIh: tensor([-3], double),
      biasHh: tensor([-1], double),
    };
    const h = rnnCell(tensor([[1, 1]], double), tensor([[4]], double), weights);
    expectClose(h, tensor([[Math.tanh(1)]], double)); // 1 + 2 + 4/2 − 3 − 1 = 1
    const linear = { activation: (z: typeof h) => z };
    expectClose(
      rnnCell(tensor([[1, 1]], double), tensor([[4]], double), weights, linear),
      tensor([[1]], double),
    );
  });

  it("takes one bias, the other, both or none", () => {
    fc.assert(
      fc.property(draws, sizes, (draw, { batch, inFeatures, hidden }) => {
        const { weightIh, weightHh, biasIh, biasHh } = weightsOf(draw, 1, inFeatures, hidden);
        const [x, h] = [draw(batch, inFeatures), draw(batch, hidden)];
        const zero = biasIh.full(0);
        const full = { weightIh, weightHh, biasIh, biasHh: zero };
        expectClose(rnnCell(x, h, { weightIh, weightHh, biasIh }), rnnCell(x, h, full));
        expectClose(rnnCell(x, h, { weightIh, weightHh, biasHh: biasIh }), rnnCell(x, h, full));
        expectClose(
          rnnCell(x, h, { weightIh, weightHh }),
          rnnCell(x, h, { weightIh, weightHh, biasIh: zero, biasHh: zero }),
        );
        expect(biasHh.shape).toEqual([hidden]);
      }),
    );
  });

  it("has the gradient of its formula", () => {
    fc.assert(
      fc.property(draws, sizes, (draw, { batch, inFeatures, hidden }) => {
        const { weightIh, weightHh, biasIh, biasHh } = weightsOf(draw, 1, inFeatures, hidden);
        gradcheck(
          (x, h, wi, wh, bi, bh) =>
            rnnCell(x, h, { weightIh: wi, weightHh: wh, biasIh: bi, biasHh: bh }),
          [draw(batch, inFeatures), draw(batch, hidden), weightIh, weightHh, biasIh, biasHh],
        );
      }),
      { numRuns: 15 },
    );
  });

  it("stays finite at ±1000", () => {
    const weights = { weightIh: tensor([[1]]), weightHh: tensor([[1]]) };
    const h = rnnCell(tensor([[1000], [-1000]]), zeros([2, 1]), weights);
    expect(h.toArray()).toEqual([[1], [-1]]);
  });

  it("explains which shapes a cell takes", () => {
    const weights = { weightIh: zeros([2, 3]), weightHh: zeros([3, 3]) };
    expect(() => rnnCell(zeros([4, 2]), zeros([4, 2]), weights))
      .toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: rnnCell: the input is [4, 2] and the state [4, 2].
        A cell takes one step: an input [batch, inFeatures] and a state [batch, hidden].]
    `);
    expect(() => rnnCell(zeros([4, 5, 2]), zeros([4, 5, 3]), weights)).toThrow(
      "the input is [4, 5, 2]",
    );
    expect(() => rnnCell(zeros([4, 5]), zeros([4, 3]), weights))
      .toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: rnnCell: weightIh is [2, 3] where [5, 3] is needed, for 5 input features and a state of 3.
        weightIh is [inFeatures, hidden], weightHh [hidden, hidden], and a bias [hidden].]
    `);
    expect(() => rnnCell(zeros([4, 2]), zeros([4, 3]), { ...weights, biasHh: zeros([4]) })).toThrow(
      "biasHh is [4] where [3] is needed",
    );
  });
});
