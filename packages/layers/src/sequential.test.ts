import { Random, ShapeError, tanh, tensor, zeros } from "@gradus/core";
import { expectClose, gradcheck, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { relu } from "./activations/relu.ts";
import { Layer } from "./layer.ts";
import { Linear } from "./linear.ts";
import { Sequential } from "./sequential.ts";

const options = { random: new Random(1), dtype: "float64" } as const;

function network(): Sequential {
  return new Sequential(new Linear(3, 4, options), tanh, new Linear(4, 2, options));
}

describe("Sequential", () => {
  it("applies one layer after the other", () => {
    fc.assert(
      fc.property(tensorsOf([2, 3]), (x) => {
        const model = network();
        const [first, , last] = model.layers;
        expectClose(model.forward(x), last.forward(tanh(first.forward(x))));
      }),
      { numRuns: 20 },
    );
  });

  it("does not care how layers are grouped", () => {
    fc.assert(
      fc.property(tensorsOf([2, 3]), (x) => {
        const model = network();
        const [a, b, c] = model.layers;
        const y = model.forward(x);
        expectClose(new Sequential(new Sequential(a, b), c).forward(x), y);
        expectClose(new Sequential(a, new Sequential(b, c)).forward(x), y);
      }),
      { numRuns: 20 },
    );
  });

  it("is the identity where there are no layers", () => {
    const x = tensor([1, 2]);
    expect(new Sequential().forward(x)).toBe(x);
  });

  it("has the gradient of its layers", () => {
    const model = network();
    fc.assert(
      fc.property(tensorsOf([2, 3]), (x) => void gradcheck((at) => model.forward(at), [x])),
      { numRuns: 10 },
    );
  });

  it("numbers its parameters, at any depth, and lists a shared one once", () => {
    const shared = new Linear(3, 3, options);
    const model = new Sequential(shared, new Sequential(relu, new Linear(3, 1, options)), shared);
    expect([...model.namedParameters()].map(([path]) => path)).toEqual([
      "layers.0.weight",
      "layers.0.bias",
      "layers.1.layers.1.weight",
      "layers.1.layers.1.bias",
    ]);
    expect(model.parameterCount()).toBe(12 + 4);
    expect(model.length).toBe(3);
    expect(model.at(-1)).toBe(shared);
  });

  it("says what it was built with", () => {
    const model = network();
    expect(model.config()).toEqual({ layers: model.layers });
  });

  it("says which layer complains, also inside another", () => {
    const inner = new Sequential(new Linear(4, 3, options), new Linear(4, 2, options));
    const model = new Sequential(new Linear(2, 4, options), inner);
    const forward = (): unknown => model.forward(zeros([5, 2], { dtype: "float64" }));
    expect(forward).toThrow(ShapeError);
    expect(forward).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: Linear: the input is [5, 3], but this layer takes 4 features.
        new Linear(4, 2) maps [batch, 4] → [batch, 2].
        At layers.1 (Linear), which was given [5, 3].
        At layers.1 (Sequential), which was given [5, 4].]
    `);
  });

  it("says it in the stack too, which is what a terminal shows", () => {
    const model = new Sequential(new Linear(2, 4, options));
    let stack: string | undefined;
    try {
      model.forward(zeros([5, 3], { dtype: "float64" }));
    } catch (error) {
      if (error instanceof Error) ({ stack } = error);
    }
    expect(stack).toContain("At layers.0 (Linear)");
  });

  it("passes on what is no error", () => {
    class Thrower extends Layer {
      override forward(): never {
        // eslint-disable-next-line no-throw-literal -- what others throw is not ours to choose
        throw "stop";
      }
    }
    expect(() => new Sequential(new Thrower()).forward(zeros([1]))).toThrow("stop");
  });

  it("explains what is no layer, and a place without one", () => {
    const list: unknown = [relu];
    const build = (layer: unknown): Sequential => Reflect.construct(Sequential, [relu, layer]);
    expect(() => build(list)).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: Sequential: layer 1 is a list.
        A Sequential is made of layers and of functions of one tensor.
        Try: new Sequential(...layers)]
    `);
    expect(() => build(undefined)).toThrow("layer 1 is of type undefined");
    expect(() => network().at(3)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: Sequential: there is no layer 3.
        It has layers 0 to 2, or -3 to -1 from the end.]
    `);
    expect(() => new Sequential().at(0)).toThrow("It has no layers.");
  });
});
