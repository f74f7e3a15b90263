import { tanh, tensor } from "@gradus/core";
import { expectClose, tensors } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Activation, type ActivationFunction } from "./activation.ts";
import { leakyRelu } from "./leaky-relu.ts";
import { relu } from "./relu.ts";

describe("Activation", () => {
  it("is its function", () => {
    fc.assert(
      fc.property(tensors(), fc.constantFrom<ActivationFunction>(relu, tanh), (x, f) => {
        expectClose(new Activation(f).forward(x), f(x));
      }),
    );
  });

  it("is called what its function is called, or what it was told", () => {
    expect(String(new Activation(relu))).toBe("relu");
    const named = new Activation((x) => leakyRelu(x, { slope: 0.2 }), { name: "leakyRelu(0.2)" });
    expect(named.name).toBe("leakyRelu(0.2)");
    expect(new Activation((x) => x).name).toBe("activation");
    expect(named.forward(tensor([-1], { dtype: "float64" })).toArray()).toEqual([-0.2]);
  });

  it("says what it was built with", () => {
    expect(new Activation(relu).config()).toEqual({ f: relu, name: "relu" });
  });

  it("has nothing to learn", () => {
    expect(new Activation(relu).parameterCount()).toBe(0);
  });

  it("refuses what is no function", () => {
    // @ts-expect-error a name is not a function
    expect(() => new Activation("relu")).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: Activation: a string was given.
        An activation is a function of one tensor.
        Try: new Activation(relu)]
    `);
  });
});
