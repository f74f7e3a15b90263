import { concat, Random, tensor, type Tensor, zeros } from "@gradus/core";
import { expectClose, gradcheck } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draws } from "../testing/recurrent.ts";
import { Lstm } from "./lstm.ts";
import { oneToMany } from "./one-to-many.ts";
import { Rnn } from "./rnn.ts";

const double = { dtype: "float64" } as const;
const lengths = fc.integer({ min: 1, max: 5 });

describe("oneToMany", () => {
  it("feeds every output back", () => {
    const layer = new Rnn(1, 1, { random: new Random(1), activation: (z) => z, ...double });
    layer.weightIh[0].assign(tensor([[2]], double));
    layer.weightHh[0].assign(tensor([[0]], double));
    expect(oneToMany(layer, tensor([[1]], double), 3).outputs.toArray()).toEqual([[[2], [4], [8]]]);
  });

  it("says what many to many says when given its own outputs", () => {
    fc.assert(
      fc.property(draws, lengths, (draw, time) => {
        const layer = new Lstm(2, 2, { random: new Random(1), numLayers: 2, ...double });
        const x = draw(3, 2);
        const next = (y: Tensor): Tensor => y.mul(2);
        const { outputs, state } = oneToMany(layer, x, time, { next });
        const inputs = concat([x.reshape([3, 1, 2]), next(outputs.slice(null, [0, -1]))], 1);
        const again = layer.run(inputs);
        expectClose(outputs, again.outputs);
        expectClose(state.c, again.state.c);
      }),
    );
  });

  it("has the gradient of all its steps", () => {
    fc.assert(
      fc.property(draws, lengths, (draw, time) => {
        const layer = new Lstm(2, 2, { random: new Random(1), ...double });
        gradcheck(
          (x, h, c) => oneToMany(layer, x, time, { state: { h, c } }).outputs,
          [draw(2, 2), draw(1, 2, 2), draw(1, 2, 2)],
        );
      }),
      { numRuns: 8 },
    );
  });

  it("explains which layers and inputs can be fed back", () => {
    const random = new Random(1);
    const layer = new Rnn(2, 3, { random });
    expect(() => oneToMany(layer, zeros([1, 2]), 2)).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: oneToMany: an input is [1, 3], for a layer that takes 2 features.
        Every input is [batch, inFeatures]: the first, and what \`next\` makes of an output [batch, hidden].]
    `);
    expect(() => oneToMany(layer, zeros([1, 2]), 0)).toThrow("time is 0.");
    const both = new Rnn(2, 2, { random, bidirectional: true });
    expect(() => oneToMany(both, zeros([1, 2]), 2)).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: oneToMany: the layer is bidirectional.
        Its reverse direction starts at the end of a sequence, which is not there yet.
        Try: bidirectional: false]
    `);
  });
});
