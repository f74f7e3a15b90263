import { oneHot, Random, tensor, zeros } from "@gradus/core";
import { expectClose, gradcheck, shapes, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { embed, Embedding } from "./embedding.ts";

const double = { dtype: "float64" } as const;

function embeddingWith(rows: number[][]): Embedding {
  const layer = new Embedding(rows.length, rows[0].length, { random: new Random(1), ...double });
  layer.weight.assign(tensor(rows, double));
  return layer;
}

/** Indices of any shape, and the layer that has vectors for them. */
const cases = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 3 }), shapes({ maxRank: 2 }))
  .chain(([count, features, shape]) =>
    fc.record({
      index: tensorsOf(shape, fc.integer({ min: 0, max: count - 1 }), "int32"),
      layer: fc
        .integer({ min: 0, max: 0xffff })
        .map((seed) => new Embedding(count, features, { random: new Random(seed), ...double })),
    }),
  );

describe("Embedding", () => {
  it("looks each index up", () => {
    const layer = embeddingWith([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    const y = layer.forward(tensor([[2, 0]], { dtype: "int32" }));
    expect(y.toArray()).toEqual([
      [
        [5, 6],
        [1, 2],
      ],
    ]);
  });

  it("equals a one-hot vector times its weights", () => {
    fc.assert(
      fc.property(cases, ({ index, layer }) => {
        const [count, features] = layer.weight.shape;
        const product = oneHot(index.flatten(), count, double).matmul(layer.weight);
        expectClose(layer.forward(index), product.reshape([...index.shape, features]));
      }),
    );
  });

  it("adds up the gradients of an index that comes twice", () => {
    const layer = embeddingWith([
      [1, 2],
      [3, 4],
    ]);
    layer
      .forward(tensor([1, 1, 1], { dtype: "int32" }))
      .sum()
      .backward();
    expect(layer.weight.grad?.toArray()).toEqual([
      [0, 0],
      [3, 3],
    ]);
  });

  it("has the gradient of a lookup", () => {
    fc.assert(
      fc.property(cases, ({ index, layer }) => {
        gradcheck((weight) => embed(weight, index), [layer.weight.detach()]);
      }),
      { numRuns: 20 },
    );
  });

  it("explains what an index is", () => {
    const layer = embeddingWith([
      [1, 2],
      [3, 4],
    ]);
    expect(() => layer.forward(tensor([2], { dtype: "int32" })))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: gather: index 2, at place 0, names no row.
        The axis has 2 rows, numbered from 0 to 1.]
    `);
    expect(() => layer.forward(tensor([-1], { dtype: "int32" }))).toThrow("index -1");
    expect(() => layer.forward(zeros([2]))).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: gather: the indices are float32.
        An index is a whole number, so indices are int32.
        Try: index.cast("int32")]
    `);
    expect(() => embed(zeros([3]), tensor([1], { dtype: "int32" })))
      .toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: embed: the weights are [3].
        There is one row of features for each index: [count, features].]
    `);
    expect(() => new Embedding(0, 3, { random: new Random(1) }))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: Embedding: count is 0.
        count is a whole number, 1 or more.]
    `);
    expect(() => new Embedding(3, 1.5, { random: new Random(1) })).toThrow("features is 1.5.");
  });

  it("says what it was built with", () => {
    expect(embeddingWith([[1, 2, 3]]).config()).toEqual({
      count: 1,
      features: 3,
      dtype: "float64",
    });
  });
});
