import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromData, tensor, zeros } from "../tensor/creation.ts";
import { anyDouble, expectClose, gradcheck, moderate, tensors } from "../testing/index.ts";
import { square } from "./square.ts";

const small = { maxRank: 2, maxLength: 3 };

describe("square", () => {
  it("multiplies a number with itself", () => {
    expect(square(tensor([-3, 0, 0.5])).toArray()).toEqual([9, 0, 0.25]);
  });

  it("does not see the sign", () => {
    fc.assert(fc.property(tensors(anyDouble), (x) => expectClose(square(x.neg()), square(x))));
  });

  it("is the product with itself", () => {
    fc.assert(fc.property(tensors(anyDouble), (x) => expectClose(square(x), x.mul(x))));
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(tensors(moderate, small), (x) => {
        expect(gradcheck(square, [x], { secondOrder: true }).kinks).toBe(0);
      }),
    );
  });

  it("keeps whole numbers whole, wrapped around like their products", () => {
    const x = fromData(Int32Array.of(-3, 65_537, 123_456_789), [3]);
    expect(square(x).toArray()).toEqual(x.mul(x).toArray());
    expect(square(zeros([0])).shape).toEqual([0]);
  });
});
