import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grads } from "../autograd/grad.ts";
import { fromData, tensor, zeros } from "../tensor/creation.ts";
import type { Tensor } from "../tensor/tensor.ts";
import {
  anyDouble,
  awayFrom,
  broadcastablePairs,
  broadcastableTriples,
  expectClose,
  gradcheck,
  moderate,
  tensors,
} from "../testing/index.ts";
import { add, div, mul, neg, pow, sub } from "./arithmetic.ts";

const awayFromZero = awayFrom([0], { distance: 0.1 });
const positive = awayFrom([], { min: 0.1, max: 2 });

const matrix = tensor([
  [1, 2, 3],
  [4, 5, 6],
]);
const row = tensor([10, 20, 30]);
const column = tensor([[2], [4]]);

const small = { maxRank: 2, maxLength: 3 };

describe("arithmetic", () => {
  it("stretches a row, a column or a number over a matrix", () => {
    expect(add(matrix, row).toArray()).toEqual([
      [11, 22, 33],
      [14, 25, 36],
    ]);
    expect(sub(matrix, 1).toArray()).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
    expect(mul(matrix, column).toArray()).toEqual([
      [2, 4, 6],
      [16, 20, 24],
    ]);
    expect(div(row, column).toArray()).toEqual([
      [5, 10, 15],
      [2.5, 5, 7.5],
    ]);
    expect(pow(matrix, 2).toArray()).toEqual([
      [1, 4, 9],
      [16, 25, 36],
    ]);
    expect(neg(row).toArray()).toEqual([-10, -20, -30]);
  });

  it("does not care about the order of sums and products", () => {
    fc.assert(
      fc.property(broadcastablePairs(anyDouble), ([a, b]) => {
        expectClose(add(a, b), add(b, a), { relative: 0 });
        expectClose(mul(a, b), mul(b, a), { relative: 0 });
      }),
    );
  });

  it("distributes: a (b + c) = ab + ac", () => {
    fc.assert(
      fc.property(broadcastableTriples(), ([a, b, c]) => {
        expectClose(mul(a, add(b, c)), add(mul(a, b), mul(a, c)));
      }),
    );
  });

  it("takes back: (a − b) + b = a, and (a / b) b = a", () => {
    fc.assert(
      fc.property(broadcastablePairs(moderate, awayFromZero), ([a, b]) => {
        expectClose(add(sub(a, b), b), add(a, mul(b, 0)));
        expectClose(mul(div(a, b), b), add(a, mul(b, 0)));
      }),
    );
  });

  it("computes elements as JavaScript does, NaN and infinities included", () => {
    fc.assert(
      fc.property(
        tensors(anyDouble, { maxRank: 1 }),
        tensors(anyDouble, { maxRank: 0 }),
        (a, b) => {
          const [values, [other]] = [a.dataSync(), b.dataSync()];
          expect(add(a, b).dataSync()).toEqual(values.map((x) => x + other));
          expect(sub(a, b).dataSync()).toEqual(values.map((x) => x - other));
          expect(mul(a, b).dataSync()).toEqual(values.map((x) => x * other));
          expect(div(a, b).dataSync()).toEqual(values.map((x) => x / other));
        },
      ),
    );
  });

  it.each<[string, (a: Tensor, b: Tensor) => Tensor, fc.Arbitrary<number>]>([
    ["add", add, moderate],
    ["sub", sub, moderate],
    ["mul", mul, moderate],
    ["div", div, awayFromZero],
  ])("has the gradients that finite differences find: %s", (_, op, right) => {
    fc.assert(
      fc.property(broadcastablePairs(moderate, right, small), (pair) => {
        expect(gradcheck(op, pair, { secondOrder: true }).kinks).toBe(0);
      }),
    );
  });

  it("has the gradient that finite differences find: neg", () => {
    fc.assert(
      fc.property(tensors(moderate, small), (x) => {
        expect(gradcheck(neg, [x], { secondOrder: true }).kinks).toBe(0);
      }),
    );
  });

  it("keeps whole numbers whole, wrapped around at 32 bits", () => {
    const a = fromData(Int32Array.of(2 ** 31 - 1, 7, 65_537), [3]);
    const b = fromData(Int32Array.of(1, -2, 65_537), [3]);
    expect(add(a, b).toArray()).toEqual([-(2 ** 31), 5, 131_074]);
    expect(sub(a, b).toArray()).toEqual([2 ** 31 - 2, 9, 0]);
    expect(mul(a, b).toArray()).toEqual([2 ** 31 - 1, -14, 131_073]);
    expect(neg(b).toArray()).toEqual([-1, 2, -65_537]);
  });

  it("works on nothing", () => {
    expect(add(zeros([0, 3]), row).shape).toEqual([0, 3]);
    expect(mul(zeros([2, 0]), column).shape).toEqual([2, 0]);
    expect(add(zeros([0]), zeros([1])).shape).toEqual([0]);
    const [gradient] = grads((a) => add(a, zeros([0])).sum())(tensor([1]));
    expect(gradient.toArray()).toEqual([0]);
  });
});

describe("div", () => {
  it("gives ±∞ for a division by 0, and NaN for 0/0", () => {
    expect(div(tensor([1, -1, 0]), tensor([0, 0, 0])).toArray()).toEqual([
      Infinity,
      -Infinity,
      NaN,
    ]);
  });
});

describe("pow", () => {
  it("adds exponents: xᵃ xᵇ = xᵃ⁺ᵇ", () => {
    fc.assert(
      fc.property(tensors(positive), moderate, moderate, (x, a, b) => {
        expectClose(pow(x, a).mul(pow(x, b)), pow(x, a + b));
      }),
    );
  });

  it("has the gradients that finite differences find", () => {
    fc.assert(
      fc.property(broadcastablePairs(positive, moderate, small), (pair) => {
        expect(gradcheck(pow, pair, { secondOrder: true }).kinks).toBe(0);
      }),
    );
  });

  it("has them at negative numbers and at 0, for whole exponents", () => {
    for (const exponent of [0, 1, 2, 3]) {
      const x = tensor([-1.5, -0, 0, 2], { dtype: "float64" });
      const report = gradcheck((a) => pow(a, exponent), [x], { secondOrder: true });
      expect(report).toMatchObject({ checked: 8, kinks: 0 });
    }
  });

  it("has the corner cases of IEEE 754", () => {
    const [base, exponent] = [
      tensor([0, NaN, 1, -1, -8, 0, -Infinity, 2]),
      tensor([0, 0, NaN, Infinity, 1 / 3, -1, 3, -Infinity]),
    ];
    expect(pow(base, exponent).toArray()).toEqual([1, 1, 1, 1, NaN, Infinity, -Infinity, 0]);
  });

  it("has slope 0 at 0⁰ in both directions, and −∞ toward the exponent of 0⁻¹", () => {
    const both = grads((a, b) => pow(a, b).sum())(tensor([0, 0, 0]), tensor([0, 2, -1]));
    expect(both.map((g) => g.toArray())).toEqual([
      [0, 0, -Infinity],
      [0, 0, -Infinity],
    ]);
  });

  it("refuses whole numbers, and so does div", () => {
    const whole = zeros([2], { dtype: "int32" });
    expect(() => pow(whole, 2)).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: pow: int32 holds whole numbers, and the result is not always one.
        An operation never changes the dtype by itself.
        Try: x.cast("float32")]
    `);
    expect(() => div(whole, 2)).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: div: int32 holds whole numbers, and the result is not always one.
        An operation never changes the dtype by itself.
        Try: x.cast("float32")]
    `);
  });
});
