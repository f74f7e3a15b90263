import { noGrad, ones, tensor } from "@gradus/core";
import { expectClose, gradcheck, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leakyRelu } from "./leaky-relu.ts";
import { Prelu } from "./prelu-layer.ts";
import { prelu } from "./prelu.ts";

describe("Prelu", () => {
  it("is leakyRelu with a slope of ¼ before it learns", () => {
    const layer = new Prelu({ dtype: "float64" });
    fc.assert(
      fc.property(tensorsOf([2, 3]), (x) => {
        expectClose(layer.forward(x), leakyRelu(x, { slope: 0.25 }));
      }),
    );
  });

  it("learns a slope that its targets were made with", () => {
    const layer = new Prelu({ channels: 2, dtype: "float64" });
    const x = tensor([[-1, -2]], { dtype: "float64" });
    const wanted = prelu(x, tensor([0.1, 0.7], { dtype: "float64" }));
    for (let step = 0; step < 100; step++) {
      const error = layer.forward(x).sub(wanted);
      layer.weight.zeroGrad();
      error.mul(error).sum().backward();
      noGrad(() => layer.weight.assign(layer.weight.sub(layer.weight.grad!.mul(0.1))));
    }
    expectClose(layer.weight.detach(), tensor([0.1, 0.7], { dtype: "float64" }), {
      relative: 1e-6,
    });
  });

  it("names its parameter, and counts one number a channel", () => {
    const layer = new Prelu({ channels: 3, initial: 0 });
    expect([...layer.namedParameters()].map(([path]) => path)).toEqual(["weight"]);
    expect(layer.parameterCount()).toBe(3);
    expect(
      layer
        .forward(ones([2, 3, 4, 4]).neg())
        .max()
        .toArray(),
    ).toBe(-0);
  });

  it("says what it was built with", () => {
    const options = { channels: 3, initial: 0.1, dtype: "float64" } as const;
    expect(new Prelu(options).config()).toEqual(options);
  });

  it("passes on the gradient that finite differences find", () => {
    const layer = new Prelu({ dtype: "float64" });
    gradcheck((x) => layer.forward(x), [tensor([-1, 0.5])]);
  });

  it("refuses channels and slopes that are none", () => {
    expect(() => new Prelu({ channels: 0 })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: Prelu: channels is 0.
        channels is a whole number, 1 or more.]
    `);
    expect(() => new Prelu({ channels: 1.5 })).toThrow("Prelu: channels is 1.5.");
    expect(() => new Prelu({ initial: NaN })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: Prelu: the initial slope is NaN.
        The initial slope is a finite number.]
    `);
    expect(() => new Prelu({ channels: 2 }).forward(ones([4]))).toThrow("no axis of channels");
  });
});
