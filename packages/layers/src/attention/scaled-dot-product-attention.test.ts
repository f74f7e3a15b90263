import { concat, gather, Random, tensor, type Tensor, zeros } from "@gradus/core";
import { expectClose, gradcheck } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Draw, draws } from "../testing/recurrent.ts";
import { paddingMask } from "./attention-masks.ts";
import { attentionOutputs, scaledDotProductAttention } from "./scaled-dot-product-attention.ts";

const double = { dtype: "float64" } as const;
const small = fc.integer({ min: 1, max: 4 });

/** Queries, keys and values of one batch. */
const inputs = fc
  .tuple(draws, fc.constantFrom([], [2], [2, 2]), small, small, small, small)
  .map(([draw, batch, queries, keys, features, values]) => ({
    q: draw(...batch, queries, features),
    k: draw(...batch, keys, features),
    v: draw(...batch, keys, values),
    draw,
  }));

/** As many queries as keys, as in self-attention. */
function sequence(draw: Draw, time: number): [Tensor, Tensor, Tensor] {
  return [draw(2, time, 3), draw(2, time, 3), draw(2, time, 2)];
}

describe("scaledDotProductAttention", () => {
  it("weighs with rows of probabilities", () => {
    fc.assert(
      fc.property(inputs, fc.boolean(), ({ q, k, v }, causal) => {
        const { weights } = scaledDotProductAttention(q, k, v, { causal });
        const sums = weights.sum(-1);
        expectClose(sums, sums.full(1));
        expect(weights.dataSync().every((weight) => weight >= 0)).toBe(true);
      }),
    );
  });

  it("does not care in which order keys and values come", () => {
    const permuted = inputs.chain(({ q, k, v }) => {
      const places = Array.from({ length: k.shape.at(-2)! }, (_, i) => i);
      return fc
        .shuffledSubarray(places, { minLength: places.length })
        .map((order) => ({ q, k, v, order: tensor(order, { dtype: "int32" }) }));
    });
    fc.assert(
      fc.property(permuted, ({ q, k, v, order }) => {
        const shuffle = (x: Tensor): Tensor => gather(x, order, x.rank - 2);
        expectClose(
          scaledDotProductAttention(q, shuffle(k), shuffle(v)).outputs,
          scaledDotProductAttention(q, k, v).outputs,
        );
      }),
    );
  });

  it("does not look ahead where it is causal", () => {
    fc.assert(
      fc.property(draws, fc.integer({ min: 2, max: 5 }), (draw, time) => {
        const [q, k, v] = sequence(draw, time);
        const attend = (...at: [Tensor, Tensor, Tensor]): Tensor =>
          scaledDotProductAttention(...at, { causal: true }).outputs;
        for (let t = 1; t < time; t++) {
          const later = (x: Tensor): Tensor =>
            concat([x.slice(null, [0, t]), draw(2, time - t, x.shape[2])], 1);
          const changed = attend(later(q), later(k), later(v));
          expectClose(changed.slice(null, [0, t]), attend(q, k, v).slice(null, [0, t]));
        }
      }),
    );
  });

  it("does not notice what a mask hides", () => {
    fc.assert(
      fc.property(draws, small, (draw, length) => {
        const [q, k, v] = sequence(draw, 4);
        const lengths = tensor([length, 4], { dtype: "int32" });
        const { outputs, weights } = scaledDotProductAttention(q, k, v, {
          mask: paddingMask(lengths, 4),
        });
        const alone = scaledDotProductAttention(
          q.slice([0, 1]),
          k.slice([0, 1], [0, length]),
          v.slice([0, 1], [0, length]),
        );
        expectClose(outputs.slice([0, 1]), alone.outputs);
        expectClose(weights.slice([0, 1], null, [0, length]), alone.weights);
      }),
    );
  });

  it("shows a query what both the past and the mask allow", () => {
    const x = zeros([3, 2], double);
    const mask = tensor([0, 1, 1]);
    const { weights } = scaledDotProductAttention(x, x, x, { causal: true, mask });
    const expected = [
      [0, 0, 0],
      [0, 1, 0],
      [0, 0.5, 0.5],
    ];
    expectClose(weights, tensor(expected, double));
  });

  it("mixes the values in proportion to how well the keys fit", () => {
    // d = 4, so the scores 2 ln 3 and 0 are halved: weights ¾ and ¼
    const q = tensor([[2 * Math.log(3), 0, 0, 0]], double);
    const k = tensor(
      [
        [1, 0, 0, 0],
        [0, 1, 0, 0],
      ],
      double,
    );
    const { outputs, weights } = scaledDotProductAttention(q, k, tensor([[4], [8]], double));
    expectClose(weights, tensor([[0.75, 0.25]], double));
    expectClose(outputs, tensor([[5]], double));
  });

  it("gives zeros, and a gradient of zeros, where a query may see nothing", () => {
    const mask = tensor([
      [1, 1],
      [0, 0],
    ]);
    const v = tensor([[1], [2]], double);
    const { outputs, weights } = scaledDotProductAttention(
      zeros([2, 3], double),
      zeros([2, 3], double),
      v,
      { mask },
    );
    expect(weights.toArray()).toEqual([
      [0.5, 0.5],
      [0, 0],
    ]);
    expect(outputs.toArray()).toEqual([[1.5], [0]]);
    const random = new Random(1);
    gradcheck(
      (q, k, values) => scaledDotProductAttention(q, k, values, { mask }).outputs,
      [random.normal([2, 3], double), random.normal([2, 3], double), v],
    );
  });

  it("stays finite at ±1000", () => {
    const x = tensor([
      [1000, -1000],
      [-1000, 1000],
    ]);
    const { weights } = scaledDotProductAttention(x, x, x, { causal: true });
    expect(weights.toArray()).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  it("has the gradient of its formula", () => {
    fc.assert(
      fc.property(inputs, fc.boolean(), ({ q, k, v }, causal) => {
        gradcheck((...at) => scaledDotProductAttention(...at, { causal }).outputs, [q, k, v]);
      }),
      { numRuns: 15 },
    );
  });

  it("explains which shapes belong together", () => {
    const attend = (q: number[], k: number[], v: number[], mask?: number[]): unknown =>
      scaledDotProductAttention(zeros(q), zeros(k), zeros(v), { mask: mask && zeros(mask) });
    expect(() => attend([2, 3], [4, 2], [4, 3])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: scaledDotProductAttention: the queries are [2, 3], the keys [4, 2] and the values [4, 3].
        Queries [..., queries, d] and keys [..., keys, d] share their features, and every key has one value [..., keys, values].]
    `);
    expect(() => attend([2, 3], [4, 3], [5, 3])).toThrow("the values [5, 3]");
    expect(() => attend([3], [4, 3], [4, 3])).toThrow("the queries are [3]");
    expect(() => attend([2, 3], [4, 3], [4, 3], [4, 2])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: scaledDotProductAttention: the mask is [4, 2], for scores [2, 4].
        A mask broadcasts to one number for each query and key, [..., queries, keys].]
    `);
  });
});

describe("attentionOutputs", () => {
  it("are the outputs of attention that also returns its weights", () => {
    fc.assert(
      fc.property(inputs, fc.boolean(), ({ q, k, v, draw }, causal) => {
        const mask = draw(q.shape.at(-2)!, k.shape.at(-2)!).greater(0);
        const { outputs } = scaledDotProductAttention(q, k, v, { causal, mask });
        expectClose(attentionOutputs(q, k, v, { causal, mask }), outputs);
      }),
    );
  });

  it("have the gradient of the formula", () => {
    fc.assert(
      fc.property(inputs, fc.boolean(), ({ q, k, v }, causal) => {
        gradcheck((...at) => attentionOutputs(...at, { causal }), [q, k, v]);
      }),
      { numRuns: 5 },
    );
  });
});
