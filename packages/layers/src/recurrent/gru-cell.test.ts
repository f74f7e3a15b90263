import { concat, tanh, tensor, type Tensor, zeros } from "@gradus/core";
import { expectClose, gradcheck } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draws, sizes, weightsOf } from "../testing/recurrent.ts";
import { gruCell } from "./gru-cell.ts";

const double = { dtype: "float64" } as const;

/** Weights whose gates r and z are shut (−1000), open (1000), or left alone (undefined). */
function gated(
  weights: ReturnType<typeof weightsOf>,
  ...gates: (number | undefined)[]
): ReturnType<typeof weightsOf> {
  const hidden = weights.weightHh.shape[0];
  const parts = [...gates, undefined].map((value, i): Tensor => {
    const own = weights.biasIh.slice([i * hidden, (i + 1) * hidden]);
    return value === undefined ? own : own.full(value);
  });
  return { ...weights, biasIh: concat(parts) };
}

describe("gruCell", () => {
  it("keeps its state, whatever comes, with the update gate at 1", () => {
    fc.assert(
      fc.property(draws, sizes, (draw, { batch, inFeatures, hidden }) => {
        const weights = gated(weightsOf(draw, 3, inFeatures, hidden), undefined, 1000);
        const h = draw(batch, hidden);
        expectClose(gruCell(draw(batch, inFeatures), h, weights), h);
      }),
    );
  });

  it("forgets its state, all but its bias, with both gates at 0", () => {
    fc.assert(
      fc.property(draws, sizes, (draw, { batch, inFeatures, hidden }) => {
        const weights = gated(weightsOf(draw, 3, inFeatures, hidden), -1000, -1000);
        const x = draw(batch, inFeatures);
        const proposal = x
          .matmul(weights.weightIh)
          .add(weights.biasIh)
          .slice(null, [2 * hidden, null]);
        expectClose(gruCell(x, draw(batch, hidden), weights), tanh(proposal));
      }),
    );
  });

  it("stays between the old state and the proposal", () => {
    fc.assert(
      fc.property(draws, sizes, (draw, { batch, inFeatures, hidden }) => {
        const weights = weightsOf(draw, 3, inFeatures, hidden);
        const [x, h] = [draw(batch, inFeatures), draw(batch, hidden)];
        const proposal = gruCell(x, h, gated(weights, undefined, -1000)).dataSync();
        const old = h.dataSync();
        gruCell(x, h, weights)
          .dataSync()
          .forEach((next, i) => {
            expect(next).toBeGreaterThanOrEqual(Math.min(old[i], proposal[i]) - 1e-12);
            expect(next).toBeLessThanOrEqual(Math.max(old[i], proposal[i]) + 1e-12);
          });
      }),
    );
  });

  it("resets after the product with the state, biases included", () => {
    // only biases and one weight: r = ½, z = ½, n = tanh (1 + ½ · (3 · 2 + 4)) = tanh 6
    const weights = {
      weightIh: zeros([1, 3], double),
      weightHh: tensor([[0, 0, 3]], double),
      biasIh: tensor([0, 0, 1], double),
      biasHh: tensor([0, 0, 4], double),
    };
    const h = gruCell(tensor([[9]], double), tensor([[2]], double), weights);
    expectClose(h, tensor([[0.5 * Math.tanh(6) + 0.5 * 2]], double));
  });

  it("has the gradient of its formulas", () => {
    fc.assert(
      fc.property(draws, sizes, (draw, { batch, inFeatures, hidden }) => {
        const { weightIh, weightHh, biasIh, biasHh } = weightsOf(draw, 3, inFeatures, hidden);
        gradcheck(
          (x, h, wi, wh, bi, bh) =>
            gruCell(x, h, { weightIh: wi, weightHh: wh, biasIh: bi, biasHh: bh }),
          [draw(batch, inFeatures), draw(batch, hidden), weightIh, weightHh, biasIh, biasHh],
        );
      }),
      { numRuns: 10 },
    );
  });

  it("explains which weights it takes", () => {
    const weights = { weightIh: zeros([4, 9]), weightHh: zeros([9, 3]) };
    expect(() => gruCell(zeros([2, 4]), zeros([2, 3]), weights))
      .toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: gruCell: weightHh is [9, 3] where [9, 27] is needed, for 4 input features and a state of 9.
        weightIh is [inFeatures, 3 · hidden], weightHh [hidden, 3 · hidden], and a bias [3 · hidden].]
    `);
  });
});
