import { ones, Random, tensor, zeros } from "@gradus/core";
import { expectClose, gradcheck, moderate, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { affine } from "./affine.ts";
import { Linear } from "./linear.ts";

const random = new Random(1);

describe("affine", () => {
  it("weighs and adds up, then adds the bias", () => {
    const w = tensor([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
    expect(affine(tensor([[1, 0, 2]]), w, tensor([10, 20])).toArray()).toEqual([[17, 36]]);
  });

  it("keeps weighted means: affine of a mixture is the mixture of affines", () => {
    fc.assert(
      fc.property(
        tensorsOf([2, 3]),
        tensorsOf([2, 3]),
        tensorsOf([3, 2]),
        tensorsOf([2]),
        moderate,
        (x, other, w, b, t) => {
          const mixed = affine(x.mul(t).add(other.mul(1 - t)), w, b);
          const mixture = affine(x, w, b)
            .mul(t)
            .add(affine(other, w, b).mul(1 - t));
          expectClose(mixed, mixture, { absolute: 1e-12 });
        },
      ),
    );
  });

  it("has the gradients of its formula", () => {
    fc.assert(
      fc.property(tensorsOf([2, 3]), tensorsOf([3, 2]), tensorsOf([2]), (x, w, b) => {
        gradcheck(affine, [x, w, b], { secondOrder: true });
      }),
      { numRuns: 10 },
    );
  });
});

describe("Linear", () => {
  it("is affine in its parameters, for a batch of any shape", () => {
    fc.assert(
      fc.property(tensorsOf([2, 4, 3]), fc.boolean(), (x, bias) => {
        const layer = new Linear(3, 2, { random, dtype: "float64", bias });
        layer.bias?.assign(ones([2], { dtype: "float64" }));
        expectClose(layer.forward(x), affine(x, layer.weight, layer.bias));
      }),
    );
  });

  it("starts from weights of variance 2 / inFeatures and biases of 0, the same for the same seed", () => {
    const layer = new Linear(400, 100, { random: new Random(3) });
    const squares = layer.weight.mul(layer.weight).mean().dataSync()[0];
    expect(Math.abs(squares * 200 - 1)).toBeLessThan(0.05);
    expect(layer.bias?.dataSync().every((b) => b === 0)).toBe(true);
    const again = new Linear(400, 100, { random: new Random(3) });
    expect(again.weight.dataSync()).toEqual(layer.weight.dataSync());
    expect(layer.weight.dtype).toBe("float32");
  });

  it("starts from an initializer of one's own", () => {
    const layer = new Linear(3, 2, {
      random,
      initializer: (_, shape, { fanIn, fanOut }) => ones(shape).mul(fanIn * 10 + fanOut),
    });
    expect([...layer.weight.dataSync()]).toEqual([32, 32, 32, 32, 32, 32]);
  });

  it("says what it was built with", () => {
    const layer = new Linear(3, 2, { random, bias: false });
    const config = { inFeatures: 3, outFeatures: 2, bias: false, dtype: "float32" };
    expect(layer.config()).toEqual(config);
    expect([...layer.namedParameters()].map(([path]) => path)).toEqual(["weight"]);
  });

  it("hints at flattening where that would work, and only there", () => {
    const layer = new Linear(784, 10, { random });
    expect(() => layer.forward(zeros([32, 28, 28]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: Linear: the input is [32, 28, 28], but this layer takes 784 features.
        new Linear(784, 10) maps [batch, 784] → [batch, 10].
        Try: x.reshape([32, 784])]
    `);
    // 64 times 784 numbers, but not in 64 examples
    expect(() => layer.forward(zeros([32, 28, 56]))).not.toThrow("Try:");
    expect(() => layer.forward(zeros([32, 28, 56]))).toThrow("takes 784 features");
    expect(() => layer.forward(zeros([784, 32]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: Linear: the input is [784, 32], but this layer takes 784 features.
        new Linear(784, 10) maps [batch, 784] → [batch, 10].]
    `);
  });

  it("explains arguments that are none", () => {
    expect(() => new Linear(0, 10, { random })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: Linear: inFeatures is 0.
        inFeatures is a whole number, 1 or more.]
    `);
    expect(() => new Linear(2, 1.5, { random })).toThrow("outFeatures is 1.5");
    const initializer = (): ReturnType<typeof zeros> => zeros([3, 2]);
    expect(() => new Linear(2, 3, { random, initializer })).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: Linear: the initializer made [3, 2] where [2, 3] was asked for.
        An initializer draws a tensor of the shape that it is given.]
    `);
  });
});
