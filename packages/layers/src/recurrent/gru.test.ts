import { Random, tensor } from "@gradus/core";
import { expectClose } from "@gradus/core/testing";
import { describe, it } from "vitest";
import { Gru } from "./gru.ts";

const double = { dtype: "float64" } as const;

describe("Gru", () => {
  it("goes half of the way to its proposal while its gates know nothing", () => {
    const layer = new Gru(1, 1, { random: new Random(1), ...double });
    layer.weightIh[0].assign(tensor([[0, 0, 1]], double)); // n = tanh x, r = z = ½
    layer.weightHh[0].assign(tensor([[0, 0, 0]], double));
    const [first, second] = [Math.tanh(1) / 2, Math.tanh(1) / 4 + Math.tanh(2) / 2];
    const { outputs, state } = layer.run(tensor([[[1], [2]]], double));
    expectClose(outputs, tensor([[[first], [second]]], double));
    expectClose(state, tensor([[[second]]], double));
  });
});
