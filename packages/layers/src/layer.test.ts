import { parameter, Random, type Tensor, zeros } from "@gradus/core";
import { describe, expect, it } from "vitest";
import { Layer } from "./layer.ts";

class Noisy extends Layer {
  readonly weight = parameter(zeros([2]));
  readonly random: Random;

  constructor(random: Random) {
    super();
    this.random = random;
  }

  override forward(x: Tensor): Tensor {
    return x.add(this.random.normal(x.shape));
  }
}

class Net extends Layer {
  readonly layers: readonly Noisy[];

  constructor(...layers: readonly Noisy[]) {
    super();
    this.layers = layers;
  }

  override forward(x: Tensor): Tensor {
    return this.layers.reduce((h, layer) => layer.forward(h), x);
  }
}

describe("Layer", () => {
  it("finds the streams of random numbers in its fields, each one once", () => {
    const [a, b] = [new Random(1), new Random(2)];
    const net = new Net(new Noisy(a), new Noisy(b), new Noisy(a));
    const found = [...net.namedRandoms()];
    expect(found.map(([path]) => path)).toEqual(["layers.0.random", "layers.1.random"]);
    expect(found.map(([, random]) => random)).toEqual([a, b]);
    expect([...net.namedVariables()].map(([path]) => path)).toEqual([
      "layers.0.weight",
      "layers.1.weight",
      "layers.2.weight",
    ]);
  });

  it("rests while it is frozen: no gradient is asked for, and it stays in evaluation", () => {
    const net = new Net(new Noisy(new Random(1)), new Noisy(new Random(2)));
    net.layers[0].freeze();
    net.train();
    expect(net.layers.map(({ frozen }) => frozen)).toEqual([true, false]);
    expect(net.layers.map(({ training }) => training)).toEqual([false, true]);
    expect(net.parameters().map(({ requiresGrad }) => requiresGrad)).toEqual([false, true]);
    net.unfreeze().train();
    expect([...net.namedLayers()].every(([, { training }]) => training)).toBe(true);
    expect(net.parameters().every(({ requiresGrad }) => requiresGrad)).toBe(true);
  });

  it("says what a kind of layer lacks that cannot be saved as a whole", () => {
    expect(() => new Net().config()).toThrowErrorMatchingInlineSnapshot(`
      [Error: Net: this kind of layer has no config().
        A layer that can be saved as a whole says what it was built with.
        Try: override config() to return the arguments of the constructor by name, without the random stream.]
    `);
  });
});
