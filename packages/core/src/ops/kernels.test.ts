import { describe, expect, it } from "vitest";
import { grads } from "../autograd/grad.ts";
import { tensor, zeros } from "../tensor/creation.ts";
import { parameter } from "../tensor/parameter.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { gradcheck } from "../testing/index.ts";
import { map, recordBroadcast, zip } from "./kernels.ts";

describe("map and zip", () => {
  it("apply a backend's scalar function", () => {
    expect(map("square", tensor([1, -2])).toArray()).toEqual([1, 4]);
    expect(zip("sub", tensor([[1], [2]]), tensor([1, 2])).toArray()).toEqual([
      [0, -1],
      [1, 0],
    ]);
  });

  it("record nothing, so that an operation can state its own gradient", () => {
    const weight = parameter(tensor([1, 2]));
    expect(map("neg", weight).node).toBeUndefined();
    expect(zip("add", weight, weight).node).toBeUndefined();
  });

  it("say what does not fit", () => {
    expect(() => zip("add", zeros([2, 3]), zeros([2]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: add: [2, 3] and [2] cannot be broadcast together.
        Aligned from the right, two axes fit if they are equal or one of them is 1; here 3 meets 2.]
    `);
  });
});

describe("recordBroadcast", () => {
  const product = (a: Tensor, b: Tensor): Tensor =>
    recordBroadcast("product", zip("mul", a, b), [a, (g) => g.mul(b)], [b, (g) => g.mul(a)]);

  it("adds the gradients of the copies up, on either side", () => {
    const row = tensor([1, 2, 3], { dtype: "float64" });
    const column = tensor([[4], [5]], { dtype: "float64" });
    expect(product(column, row).toArray()).toEqual([
      [4, 8, 12],
      [5, 10, 15],
    ]);
    const both = grads((a, b) => product(a, b).sum())(column, row);
    expect(both.map((g) => g.toArray())).toEqual([
      [[6], [6]],
      [9, 9, 9],
    ]);
    gradcheck(product, [column, row], { secondOrder: true });
  });
});
