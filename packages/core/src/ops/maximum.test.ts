import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grad, grads } from "../autograd/grad.ts";
import { tensor, zeros } from "../tensor/creation.ts";
import {
  anyDouble,
  awayFrom,
  broadcastablePairs,
  expectClose,
  gradcheck,
} from "../testing/index.ts";
import { maximum, minimum } from "./maximum.ts";
import { sqrt } from "./sqrt.ts";

const [low, high] = [awayFrom([], { min: -2, max: 0 }), awayFrom([], { min: 0.1, max: 2 })];
const small = { maxRank: 2, maxLength: 3 };

describe("maximum and minimum", () => {
  it("pick the larger and the smaller of two numbers", () => {
    expect(maximum(tensor([1, 5]), tensor([3, 2])).toArray()).toEqual([3, 5]);
    expect(minimum(tensor([[1], [5]]), tensor([3, 2])).toArray()).toEqual([
      [1, 1],
      [3, 2],
    ]);
    expect(maximum(tensor([-1, 1]), 0).toArray()).toEqual([0, 1]);
  });

  it("do not care about the order of their operands", () => {
    fc.assert(
      fc.property(broadcastablePairs(anyDouble), ([a, b]) => {
        expectClose(maximum(a, b), maximum(b, a));
        expectClose(minimum(a, b), minimum(b, a));
      }),
    );
  });

  it("share a sum between them: max + min = a + b", () => {
    fc.assert(
      fc.property(broadcastablePairs(), ([a, b]) => {
        expectClose(maximum(a, b).add(minimum(a, b)), a.add(b));
      }),
    );
  });

  it.each([
    ["maximum", maximum],
    ["minimum", minimum],
  ])("have the gradients that finite differences find: %s", (_, op) => {
    fc.assert(
      fc.property(broadcastablePairs(low, high, small), ([a, b]) => {
        expect(gradcheck(op, [a, b], { secondOrder: true }).kinks).toBe(0);
        expect(gradcheck(op, [b, a], { secondOrder: true }).kinks).toBe(0);
      }),
    );
  });

  it("give half of the gradient to each at a tie", () => {
    const [a, b] = [tensor([1, 2, 3]), tensor([2, 2, 2])];
    const shares = [maximum, minimum].map((op) => grads((x, y) => op(x, y).sum())(a, b));
    expect(shares.map((pair) => pair.map((g) => g.toArray()))).toEqual([
      [
        [0, 0.5, 1],
        [1, 0.5, 0],
      ],
      [
        [1, 0.5, 0],
        [0, 0.5, 1],
      ],
    ]);
  });

  it("give the loser exactly 0, even of an infinite gradient", () => {
    const root = grad((x) => sqrt(maximum(x, 0)).sum());
    expect(root(tensor([-1, 4])).toArray()).toEqual([0, 0.25]);
  });

  it("let NaN win, and take infinities for numbers", () => {
    const [a, b] = [tensor([NaN, 1, -Infinity, 0]), tensor([1, NaN, -5, Infinity])];
    expect(maximum(a, b).toArray()).toEqual([NaN, NaN, -5, Infinity]);
    expect(minimum(a, b).toArray()).toEqual([NaN, NaN, -Infinity, 0]);
  });

  it("work on whole numbers and on nothing", () => {
    const whole = tensor([-3, 4], { dtype: "int32" });
    expect(maximum(whole, 0).toArray()).toEqual([0, 4]);
    expect(maximum(zeros([0, 2]), zeros([2])).shape).toEqual([0, 2]);
  });

  it("say what does not fit", () => {
    expect(() => maximum(zeros([2]), zeros([3]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: maximum: [2] and [3] cannot be broadcast together.
        Aligned from the right, two axes fit if they are equal or one of them is 1; here 2 meets 3.]
    `);
  });
});
