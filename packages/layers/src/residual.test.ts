import { grad, ones, Random, tanh, tensor, zeros } from "@gradus/core";
import { expectClose, gradcheck, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Activation } from "./activations/activation.ts";
import { Linear } from "./linear.ts";
import { Residual } from "./residual.ts";
import { Sequential } from "./sequential.ts";

const options = { random: new Random(1), dtype: "float64" } as const;

describe("Residual", () => {
  it("adds what came in", () => {
    const twice = new Residual(new Activation((x) => x));
    expect([...twice.forward(tensor([1, -2])).dataSync()]).toEqual([2, -4]);
  });

  it("is the identity while its layer is 0", () => {
    fc.assert(
      fc.property(tensorsOf([2, 3]), (x) => {
        const body = new Linear(3, 3, {
          ...options,
          initializer: (_, shape) => zeros(shape, options),
        });
        expectClose(new Residual(body).forward(x), x);
      }),
      { numRuns: 20 },
    );
  });

  it("keeps the gradient of a deep stack that would vanish without shortcuts", () => {
    const tiny = (): Linear =>
      new Linear(2, 2, { ...options, initializer: (_, shape) => ones(shape, options).mul(1e-3) });
    const plain = new Sequential(...Array.from({ length: 20 }, tiny));
    const deep = new Sequential(...Array.from({ length: 20 }, () => new Residual(tiny())));
    const slope = (model: Sequential): number =>
      grad((x) => model.forward(x).sum())(ones([1, 2], options)).dataSync()[0];
    expect(slope(plain)).toBeLessThan(1e-50);
    expect(slope(deep)).toBeGreaterThan(1);
  });

  it("has the gradients of both ways", () => {
    const body = new Sequential(new Linear(3, 2, options), tanh);
    const layer = new Residual(body, new Linear(3, 2, { ...options, bias: false }));
    fc.assert(
      fc.property(tensorsOf([2, 3]), (x) => void gradcheck((at) => layer.forward(at), [x])),
      { numRuns: 10 },
    );
    expect([...layer.namedParameters()].map(([path]) => path)).toEqual([
      "body.layers.0.weight",
      "body.layers.0.bias",
      "shortcut.weight",
    ]);
    expect(layer.config()).toEqual({ body, shortcut: layer.shortcut });
  });

  it("does not broadcast one way to the other", () => {
    const layer = new Residual(new Linear(3, 1, options));
    expect(() => layer.forward(zeros([2, 3], options))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: Residual: the layer makes [2, 1] of [2, 3], and the shortcut [2, 3].
        Both ways end in the same shape, so that they can be added.
        Try: a layer on the shortcut that changes the shape in the same way]
    `);
  });
});
