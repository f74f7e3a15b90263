import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grad } from "../autograd/grad.ts";
import { tensor, zeros } from "../tensor/creation.ts";
import { anyDouble, broadcastablePairs, expectClose } from "../testing/index.ts";
import { equal, greater, greaterEqual, less, lessEqual, notEqual } from "./comparisons.ts";

const [a, b] = [tensor([1, 2, 3]), tensor([2, 2, 2])];

describe("comparisons", () => {
  it("are 1 where they hold, else 0", () => {
    expect(equal(a, b).toArray()).toEqual([0, 1, 0]);
    expect(notEqual(a, b).toArray()).toEqual([1, 0, 1]);
    expect(greater(a, b).toArray()).toEqual([0, 0, 1]);
    expect(greaterEqual(a, b).toArray()).toEqual([0, 1, 1]);
    expect(less(a, 2).toArray()).toEqual([1, 0, 0]);
    expect(lessEqual(a, tensor([[2], [1]])).toArray()).toEqual([
      [1, 1, 0],
      [1, 0, 0],
    ]);
  });

  it("turn around with their operands, and exclude their opposites", () => {
    fc.assert(
      fc.property(broadcastablePairs(anyDouble), ([x, y]) => {
        expectClose(greater(x, y), less(y, x));
        expectClose(greaterEqual(x, y), lessEqual(y, x));
        expectClose(greaterEqual(x, y), greater(x, y).add(equal(x, y)));
        expectClose(notEqual(x, y), equal(x, y).neg().add(1));
      }),
    );
  });

  it("say no to NaN, and take −0 for 0", () => {
    const odd = tensor([NaN, -0, Infinity]);
    const same = tensor([NaN, 0, Infinity]);
    expect(equal(odd, same).toArray()).toEqual([0, 1, 1]);
    expect(notEqual(odd, same).toArray()).toEqual([1, 0, 0]);
    expect(lessEqual(odd, same).toArray()).toEqual([0, 1, 1]);
    expect(greater(odd, same).toArray()).toEqual([0, 0, 0]);
  });

  it("keep the operands' dtype, so that a mask can be multiplied with them", () => {
    expect(less(tensor([1, 5], { dtype: "int32" }), 3).dtype).toBe("int32");
    expect(less(tensor([1, 5], { dtype: "float64" }), 3).dtype).toBe("float64");
    expect(less(zeros([0, 2]), 1).shape).toEqual([0, 2]);
  });

  it("are constants to the tape", () => {
    const negative = grad((x) => x.less(0).mul(x).sum());
    expect(negative(tensor([-1, 2])).toArray()).toEqual([1, 0]);
  });

  it("say what does not fit", () => {
    expect(() => equal(a, zeros([2]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: equal: [3] and [2] cannot be broadcast together.
        Aligned from the right, two axes fit if they are equal or one of them is 1; here 3 meets 2.]
    `);
    expect(() => less(tensor([1], { dtype: "int32" }), 0.5)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: int32 tensor [1]: 0.5 is not an int32.
        An int32 is a whole number from -2147483648 to 2147483647.
        Try: x.cast("float32")]
    `);
  });
});
