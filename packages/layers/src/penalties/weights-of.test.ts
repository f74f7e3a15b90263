import { parameter, type Tensor, tensor } from "@gradus/core";
import { describe, expect, it } from "vitest";
import { Prelu } from "../activations/prelu-layer.ts";
import { Layer } from "../layer.ts";
import { l2Penalty } from "./l2-penalty.ts";
import { weightsOf } from "./weights-of.ts";

class Line extends Layer {
  readonly weight = parameter(tensor([[1, 2]]));
  readonly bias = parameter(tensor([3, 4]));
  readonly slope = new Prelu();

  override forward(x: Tensor): Tensor {
    return this.slope.forward(x.matmul(this.weight).add(this.bias));
  }
}

describe("weightsOf", () => {
  it("leaves out biases and slopes, unless they are asked for", () => {
    const line = new Line();
    expect(weightsOf(line)).toEqual([line.weight]);
    expect(weightsOf(line, { biases: true })).toEqual([line.weight, line.bias, line.slope.weight]);
  });

  it("moves weights only: a bias gets no gradient from a penalty", () => {
    const line = new Line();
    l2Penalty(weightsOf(line), 1).backward();
    expect(line.weight.grad?.toArray()).toEqual([[2, 4]]);
    expect(line.bias.grad).toBeUndefined();
  });
});
