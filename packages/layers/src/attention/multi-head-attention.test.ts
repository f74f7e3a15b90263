import { Random, tensor, type Tensor, zeros } from "@gradus/core";
import { expectClose, gradcheck } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draws } from "../testing/recurrent.ts";
import { paddingMask } from "./attention-masks.ts";
import { MultiHeadAttention } from "./multi-head-attention.ts";
import { multiHeadAttention } from "./multi-head-function.ts";
import { scaledDotProductAttention } from "./scaled-dot-product-attention.ts";

const double = { dtype: "float64" } as const;
const seeds = fc.integer({ min: 0, max: 0xffff });
const layers = fc
  .tuple(seeds, fc.constantFrom([4, 1], [4, 2], [6, 3], [3, 3]), fc.boolean())
  .map(
    ([seed, [features, heads], causal]) =>
      new MultiHeadAttention(features, heads, { random: new Random(seed), causal, ...double }),
  );

describe("MultiHeadAttention", () => {
  it("is plain attention on each head's part of the features", () => {
    fc.assert(
      fc.property(layers, draws, (layer, draw) => {
        const features = layer.query.weight.shape[0];
        const width = features / layer.heads;
        const [q, k] = [draw(2, 3, features), draw(2, 4, features)];
        const { outputs, weights } = layer.attend(q, k, k);
        let sum = layer.output.bias!.reshape([1, 1, features]);
        for (let head = 0; head < layer.heads; head++) {
          const part = (x: Tensor): Tensor =>
            x.slice(null, null, [head * width, (head + 1) * width]);
          const one = scaledDotProductAttention(
            part(layer.query.forward(q)),
            part(layer.key.forward(k)),
            part(layer.value.forward(k)),
            { causal: layer.causal },
          );
          expectClose(weights.slice(null, head), one.weights);
          const rows = layer.output.weight.slice([head * width, (head + 1) * width]);
          sum = sum.add(one.outputs.matmul(rows));
        }
        expectClose(outputs, sum);
      }),
      { numRuns: 30 },
    );
  });

  it("looks at its own sequence, and does not look ahead where it is causal", () => {
    fc.assert(
      fc.property(seeds, draws, (seed, draw) => {
        const layer = new MultiHeadAttention(4, 2, {
          random: new Random(seed),
          causal: true,
          ...double,
        });
        const x = draw(2, 3, 4);
        const changed = x.add(tensor([[0], [0], [5]], double));
        expectClose(
          layer.forward(changed).slice(null, [0, 2]),
          layer.forward(x).slice(null, [0, 2]),
        );
        expectClose(layer.forward(x), layer.attend(x, x, x).outputs);
      }),
      { numRuns: 30 },
    );
  });

  it("hides padding from every head", () => {
    const layer = new MultiHeadAttention(4, 2, { random: new Random(1), ...double });
    const x = new Random(2).normal([2, 3, 4], double);
    const mask = paddingMask(tensor([2, 3], { dtype: "int32" }), 3);
    const { outputs, weights } = layer.attend(x, x, x, { mask });
    const first = x.slice([0, 1]);
    const short = first.slice(null, [0, 2]);
    expectClose(outputs.slice([0, 1]), layer.attend(first, short, short).outputs);
    expect(weights.shape).toEqual([2, 2, 3, 3]);
    expectClose(layer.attend(x, x, x, { mask: mask.reshape([2, 1, 1, 3]) }).outputs, outputs);
  });

  it("has the gradient of its formulas", () => {
    fc.assert(
      fc.property(layers, draws, (layer, draw) => {
        const { heads, causal, query, key, value, output } = layer;
        const features = query.weight.shape[0];
        gradcheck(
          (q, k, v, weight, bias) =>
            multiHeadAttention(q, k, v, {
              heads,
              causal,
              projections: { query: { weight, bias }, key, value, output },
            }).outputs,
          [
            draw(1, 2, features),
            draw(1, 3, features),
            draw(1, 3, features),
            query.weight.detach(),
            query.bias!.detach(),
          ],
        );
      }),
      { numRuns: 8 },
    );
  });

  it("learns four projections", () => {
    const layer = new MultiHeadAttention(4, 2, { random: new Random(1) });
    layer
      .forward(new Random(2).normal([2, 3, 4]))
      .pow(2)
      .sum()
      .backward();
    expect(Object.keys(layer.state())).toEqual(
      ["query", "key", "value", "output"].flatMap((name) => [`${name}.weight`, `${name}.bias`]),
    );
    for (const { grad, shape } of layer.parameters()) expect(grad?.shape).toEqual(shape);
    const plain = new MultiHeadAttention(4, 2, { random: new Random(1), bias: false });
    expect(plain.parameterCount()).toBe(64);
  });

  it("explains heads and sequences", () => {
    const random = new Random(1);
    expect(() => new MultiHeadAttention(4, 3, { random })).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: MultiHeadAttention: 3 heads for 4 features.
        Every head has an equal part of the features, so their number is whole and divides the features.]
    `);
    expect(() => new MultiHeadAttention(4, 0, { random })).toThrow("heads is 0.");
    const layer = new MultiHeadAttention(4, 2, { random });
    expect(() => layer.forward(zeros([3, 4]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: multiHeadAttention: the queries are [3, 4], the keys [3, 4] and the values [3, 4], for 4 features.
        Each is [batch, time, features] for one batch, and every key has one value.]
    `);
    expect(() => layer.attend(zeros([2, 3, 4]), zeros([1, 3, 4]), zeros([1, 3, 4]))).toThrow(
      "the keys [1, 3, 4]",
    );
    expect(() => layer.forward(zeros([2, 3, 6]))).toThrow("the values [2, 3, 6], for 4 features.");
  });

  it("says what it was built with", () => {
    const layer = new MultiHeadAttention(4, 2, { random: new Random(1), causal: true });
    expect(layer.config()).toEqual({
      features: 4,
      heads: 2,
      causal: true,
      bias: true,
      dtype: "float32",
    });
  });
});
