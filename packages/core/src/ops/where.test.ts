import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grad } from "../autograd/grad.ts";
import { tensor, zeros } from "../tensor/creation.ts";
import { anyDouble, broadcastableTriples, expectClose, gradcheck } from "../testing/index.ts";
import { log } from "./log.ts";
import { maximum } from "./maximum.ts";
import { where } from "./where.ts";

const small = { maxRank: 2, maxLength: 3 };

describe("where", () => {
  it("takes one or the other", () => {
    const mask = tensor([1, 0, 1]);
    expect(where(mask, tensor([1, 2, 3]), tensor([10, 20, 30])).toArray()).toEqual([1, 20, 3]);
    expect(where(mask, 5, tensor([[0], [9]])).toArray()).toEqual([
      [5, 0, 5],
      [5, 9, 5],
    ]);
    expect(where(mask, 1, 2).toArray()).toEqual([1, 2, 1]);
  });

  it("takes the other where the condition is turned around", () => {
    fc.assert(
      fc.property(broadcastableTriples(anyDouble), ([condition, a, b]) => {
        expectClose(where(condition, a, b), where(condition.equal(0), b, a));
      }),
    );
  });

  it("chooses the larger as maximum does", () => {
    fc.assert(
      fc.property(broadcastableTriples(), ([a, b]) => {
        expectClose(where(a.greater(b), a, b), maximum(a, b));
      }),
    );
  });

  it("has the gradients that finite differences find", () => {
    fc.assert(
      fc.property(broadcastableTriples(undefined, small), ([condition, a, b]) => {
        const mask = condition.greater(0);
        const report = gradcheck((x, y) => where(mask, x, y), [a, b], { secondOrder: true });
        expect(report.kinks).toBe(0);
      }),
    );
  });

  it("gives what is not chosen a gradient of exactly 0, even of NaN", () => {
    const x = tensor([-1, 4]);
    const slope = grad((a) => where(a.greater(0), a.mul(3), NaN).sum());
    expect(slope(x).toArray()).toEqual([0, 3]);
    const safe = grad((a) => log(where(a.greater(0), a, 1)).sum());
    expect(safe(x).toArray()).toEqual([0, 0.25]);
  });

  it("takes every number but 0 for yes, NaN too, in any dtype", () => {
    expect(where(tensor([NaN, 0, -0, 2]), 1, 2).toArray()).toEqual([1, 2, 2, 1]);
    const whole = tensor([0, 7], { dtype: "int32" });
    expect(where(whole, tensor([1, 2]), 0).dtype).toBe("float32");
    expect(where(whole, 1, 0).dtype).toBe("int32");
    expect(where(zeros([0, 2]), 1, tensor([1, 2])).shape).toEqual([0, 2]);
  });

  it("says what does not fit", () => {
    const [x, y] = [zeros([2]), zeros([2], { dtype: "float64" })];
    expect(() => where(x, x, y)).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: where: float32 and float64 do not mix.
        An operation computes in one dtype, that of all its operands.
        Try: a.cast("float64")]
    `);
    expect(() => where(zeros([3]), x, 0)).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: where: [3] and [2] cannot be broadcast together.
        Aligned from the right, two axes fit if they are equal or one of them is 1; here 3 meets 2.]
    `);
  });
});
