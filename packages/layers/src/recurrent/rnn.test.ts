import { Random, tensor } from "@gradus/core";
import { expectClose } from "@gradus/core/testing";
import { describe, expect, it } from "vitest";
import { relu } from "../activations/relu.ts";
import { Rnn } from "./rnn.ts";

const double = { dtype: "float64" } as const;

describe("Rnn", () => {
  it("counts, with ReLU and weights of 1", () => {
    const layer = new Rnn(1, 1, { random: new Random(1), activation: relu, ...double });
    for (const weight of [...layer.weightIh, ...layer.weightHh]) weight.assign(weight.full(1));
    const x = tensor(
      [
        [[1], [2], [3]],
        [[1], [-5], [2]],
      ],
      double,
    );
    expectClose(
      layer.forward(x),
      tensor(
        [
          [[1], [3], [6]],
          [[1], [0], [2]],
        ],
        double,
      ),
    );
  });

  it("squashes with tanh unless told otherwise", () => {
    const layer = new Rnn(1, 1, { random: new Random(1), ...double });
    for (const weight of [...layer.weightIh, ...layer.weightHh]) weight.assign(weight.full(1));
    const [first, second] = [Math.tanh(1), Math.tanh(Math.tanh(1) + 2)];
    const { outputs, state } = layer.run(tensor([[[1], [2]]], double));
    expectClose(outputs, tensor([[[first], [second]]], double));
    expect(state.shape).toEqual([1, 1, 1]);
  });
});
