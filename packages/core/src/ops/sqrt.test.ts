import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grad } from "../autograd/grad.ts";
import { tensor, zeros } from "../tensor/creation.ts";
import { awayFrom, expectClose, gradcheck, tensors } from "../testing/index.ts";
import { abs } from "./abs.ts";
import { sqrt } from "./sqrt.ts";
import { square } from "./square.ts";

const positive = awayFrom([], { min: 0.05, max: 4 });

const small = { maxRank: 2, maxLength: 3 };

describe("sqrt", () => {
  it("is the side of a square", () => {
    expect(sqrt(tensor([0, 1, 9, 2.25])).toArray()).toEqual([0, 1, 3, 1.5]);
  });

  it("undoes squaring, up to the sign: √x² = |x|", () => {
    fc.assert(fc.property(tensors(), (x) => expectClose(sqrt(square(x)), abs(x))));
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(tensors(positive, small), (x) => {
        expect(gradcheck(sqrt, [x], { secondOrder: true }).kinks).toBe(0);
      }),
    );
  });

  it("has an infinite slope at 0, and is NaN below", () => {
    expect(grad((x) => sqrt(x).sum())(tensor([0, 4])).toArray()).toEqual([Infinity, 0.25]);
    expect(sqrt(tensor([-1, Infinity, NaN])).toArray()).toEqual([NaN, Infinity, NaN]);
    expect(sqrt(zeros([0, 1])).shape).toEqual([0, 1]);
  });

  it("refuses whole numbers", () => {
    expect(() => sqrt(zeros([2], { dtype: "int32" }))).toThrow("sqrt: int32 holds whole numbers");
  });
});
