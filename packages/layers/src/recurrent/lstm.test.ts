import { Random, tensor } from "@gradus/core";
import { describe, expect, it } from "vitest";
import { Lstm } from "./lstm.ts";

describe("Lstm", () => {
  it("starts with a forget gate that keeps: its bias is 1, the others 0", () => {
    const layer = new Lstm(2, 2, { random: new Random(1), numLayers: 2 });
    for (const bias of layer.biasIh) expect(bias.toArray()).toEqual([0, 0, 1, 1, 0, 0, 0, 0]);
    for (const bias of layer.biasHh) expect([...bias.dataSync()]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it("takes another bias for the forget gate", () => {
    const layer = new Lstm(2, 1, { random: new Random(1), forgetBias: 3, dtype: "float64" });
    expect(layer.biasIh[0].toArray()).toEqual([0, 3, 0, 0]);
    expect(layer.biasIh[0].dtype).toBe("float64");
  });

  it("returns h and c of every layer", () => {
    const layer = new Lstm(2, 3, { random: new Random(1), numLayers: 2 });
    const { outputs, state } = layer.run(
      tensor([
        [
          [1, 2],
          [3, 4],
        ],
      ]),
    );
    expect([outputs, state.h, state.c].map(({ shape }) => shape)).toEqual([
      [1, 2, 3],
      [2, 1, 3],
      [2, 1, 3],
    ]);
  });

  it("explains its forget bias", () => {
    const random = new Random(1);
    expect(() => new Lstm(2, 3, { random, bias: false, forgetBias: 1 }))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: Lstm: forgetBias is 1, and bias is false.
        The forget gate's bias starts at a finite number, where there are biases.]
    `);
    expect(() => new Lstm(2, 3, { random, forgetBias: Infinity })).toThrow(
      "forgetBias is Infinity.",
    );
    expect(new Lstm(2, 3, { random, bias: false }).biasIh).toEqual([]);
  });
});
