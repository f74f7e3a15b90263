import { concat, tensor, type Tensor, zeros } from "@gradus/core";
import { expectClose, gradcheck } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draws, sizes, weightsOf } from "../testing/recurrent.ts";
import { lstmCell } from "./lstm-cell.ts";

const double = { dtype: "float64" } as const;

/** Weights whose gates are shut (−1000), open (1000), or left alone (undefined); order i, f, g, o. */
function gated(
  weights: ReturnType<typeof weightsOf>,
  ...gates: (number | undefined)[]
): ReturnType<typeof weightsOf> {
  const hidden = weights.weightHh.shape[0];
  const parts = gates.map((value, i): Tensor => {
    const own = weights.biasIh.slice([i * hidden, (i + 1) * hidden]);
    return value === undefined ? own : own.full(value);
  });
  return { ...weights, biasIh: concat(parts) };
}

describe("lstmCell", () => {
  it("keeps its cell, whatever comes, with the forget gate at 1 and the input gate at 0", () => {
    fc.assert(
      fc.property(draws, sizes, (draw, { batch, inFeatures, hidden }) => {
        const weights = gated(
          weightsOf(draw, 4, inFeatures, hidden),
          -1000,
          1000,
          undefined,
          undefined,
        );
        const state = { h: draw(batch, hidden), c: draw(batch, hidden) };
        expect(lstmCell(draw(batch, inFeatures), state, weights).c.dataSync()).toEqual(
          state.c.dataSync(),
        );
      }),
    );
  });

  it("forgets its cell with the forget gate at 0, and shows nothing with the output gate at 0", () => {
    fc.assert(
      fc.property(draws, sizes, (draw, { batch, inFeatures, hidden }) => {
        const all = weightsOf(draw, 4, inFeatures, hidden);
        const [x, h] = [draw(batch, inFeatures), draw(batch, hidden)];
        const forgetful = gated(all, undefined, -1000, undefined, undefined);
        const [once, again] = [1, 2].map(() =>
          lstmCell(x, { h, c: draw(batch, hidden) }, forgetful),
        );
        expectClose(once.c, again.c);
        const silent = lstmCell(x, { h, c: h }, gated(all, undefined, undefined, undefined, -1000));
        expectClose(silent.h, h.full(0));
      }),
    );
  });

  it("adds to the cell what the input gate lets in", () => {
    // all weights are 0, so every gate is its bias: i = ½, f = 1, g = tanh 1, o = ½
    const weights = {
      weightIh: zeros([1, 4], double),
      weightHh: zeros([1, 4], double),
      biasIh: tensor([0, 1000, 1, 0], double),
    };
    const [x, h, c] = [7, 8, 9].map((value) => tensor([[value]], double));
    const next = lstmCell(x, { h, c }, weights);
    const cell = 9 + 0.5 * Math.tanh(1);
    expectClose(next.c, tensor([[cell]], double));
    expectClose(next.h, tensor([[0.5 * Math.tanh(cell)]], double));
  });

  it("has the gradient of its formulas, for h and for c", () => {
    fc.assert(
      fc.property(draws, sizes, (draw, { batch, inFeatures, hidden }) => {
        const { weightIh, weightHh, biasIh, biasHh } = weightsOf(draw, 4, inFeatures, hidden);
        gradcheck(
          (x, h, c, wi, wh, bi, bh) => {
            const weights = { weightIh: wi, weightHh: wh, biasIh: bi, biasHh: bh };
            const next = lstmCell(x, { h, c }, weights);
            return concat([next.h, next.c], 1);
          },
          [
            draw(batch, inFeatures),
            draw(batch, hidden),
            draw(batch, hidden),
            weightIh,
            weightHh,
            biasIh,
            biasHh,
          ],
        );
      }),
      { numRuns: 10 },
    );
  });

  it("explains which weights it takes", () => {
    const state = { h: zeros([2, 3]), c: zeros([2, 3]) };
    const weights = { weightIh: zeros([4, 9]), weightHh: zeros([3, 12]) };
    expect(() => lstmCell(zeros([2, 4]), state, weights)).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: lstmCell: weightIh is [4, 9] where [4, 12] is needed, for 4 input features and a state of 3.
        weightIh is [inFeatures, 4 · hidden], weightHh [hidden, 4 · hidden], and a bias [4 · hidden].]
    `);
    expect(() =>
      lstmCell(
        zeros([2, 4]),
        { ...state, c: zeros([2, 1]) },
        { ...weights, weightIh: zeros([4, 12]) },
      ),
    ).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: lstmCell: the input is [2, 4] and the state [2, 1].
        A cell takes one step: an input [batch, inFeatures] and a state [batch, hidden].]
    `);
  });
});
