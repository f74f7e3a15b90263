import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromData, tensor, zeros } from "../tensor/creation.ts";
import { tensors } from "./arbitraries.ts";
import { expectClose } from "./expect-close.ts";
import { anyDouble } from "./numbers.ts";

const double = { dtype: "float64" } as const;

describe("expectClose", () => {
  it("accepts a tensor as close to itself, whatever it holds", () => {
    fc.assert(fc.property(tensors(anyDouble, { allowEmpty: true }), (x) => expectClose(x, x)));
  });

  it("measures by the largest magnitude expected", () => {
    const [small, large] = [tensor([1e-6, 1000], double), tensor([1.5e-6, 1000], double)];
    expectClose(small, large);
    expect(() => expectClose(small.slice([0, 1]), large.slice([0, 1]))).toThrow("1 of 1 numbers");
  });

  it("allows 1e-5 in single precision, and nothing in whole numbers", () => {
    expectClose(tensor([1.000001]), tensor([1]));
    expect(() => expectClose(tensor([1.0001]), tensor([1]))).toThrow("differ");
    const [a, b] = [2 ** 30, 2 ** 30 + 1].map((n) => fromData(Int32Array.of(n), []));
    expect(() => expectClose(a, b)).toThrow("off by 1");
  });

  it("allows what it is told to allow", () => {
    expectClose(tensor([1.05]), tensor([1]), { relative: 0.1 });
    expectClose(tensor([0.01]), tensor([0]), { absolute: 0.1 });
  });

  it("names the first and the worst difference", () => {
    const expected = tensor(
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      double,
    );
    const actual = tensor(
      [
        [1, 2.5, 3],
        [4, 5, 7],
      ],
      double,
    );
    expect(() => expectClose(actual, expected)).toThrowErrorMatchingInlineSnapshot(`
      [Error: expectClose: 2 of 6 numbers [2, 3] differ.
        first: at [0, 1], 2.5 instead of 2, off by 0.5 (relative error 0.25)
        worst: at [1, 2], 7 instead of 6, off by 1 (relative error 0.167)
        Numbers may differ by 6e-9 here: 1e-12 + 1e-9 · 6, the largest magnitude expected.]
    `);
  });

  it("does not take NaN for a number, nor one infinity for the other", () => {
    const expected = tensor([0, 1, Infinity, Infinity], double);
    const actual = tensor([0, Number.NaN, -Infinity, 1e300], double);
    expect(() => expectClose(actual, expected)).toThrowErrorMatchingInlineSnapshot(`
      [Error: expectClose: 3 of 4 numbers [4] differ.
        first: at [1], NaN instead of 1
        worst: at [1], NaN instead of 1
        Numbers may differ by 1e-9 here: 1e-12 + 1e-9 · 1, the largest magnitude expected.]
    `);
    expect(() => expectClose(expected, actual)).toThrow("3 of 4 numbers");
  });

  it("compares shapes and dtypes first", () => {
    expect(() => expectClose(zeros([2, 3]), zeros([3, 2]))).toThrowErrorMatchingInlineSnapshot(`
      [Error: expectClose: the shape is [2, 3] instead of [3, 2].
        Numbers are compared place by place.]
    `);
    expect(() => expectClose(zeros([2]), zeros([2], double))).toThrowErrorMatchingInlineSnapshot(`
      [Error: expectClose: the dtype is float32 instead of float64.
        How close two numbers can be depends on their dtype.]
    `);
  });
});
