import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grad } from "../autograd/grad.ts";
import type { Backend } from "../backend/backend.ts";
import { cpu } from "../backend/cpu/cpu-backend.ts";
import { fromData, tensor, zeros } from "../tensor/creation.ts";
import { parameter } from "../tensor/parameter.ts";
import { expectClose, gradcheck, int32s, tensors } from "../testing/index.ts";
import { cast } from "./cast.ts";

describe("cast", () => {
  it("rounds to float32, and drops the fraction for int32", () => {
    const x = tensor([0.1, 2.9, -2.9], { dtype: "float64" });
    expect(cast(x, "float32").toArray()).toEqual([
      Math.fround(0.1),
      Math.fround(2.9),
      Math.fround(-2.9),
    ]);
    expect(cast(x, "int32").toArray()).toEqual([0, 2, -2]);
  });

  it("wraps around beyond 2³¹, and makes NaN and infinities 0", () => {
    const x = tensor([2 ** 31 + 5, NaN, Infinity], { dtype: "float64" });
    expect(cast(x, "int32").toArray()).toEqual([-(2 ** 31) + 5, 0, 0]);
  });

  it("loses nothing from int32 to float64 and back", () => {
    fc.assert(
      fc.property(tensors(int32s, { dtype: "int32", allowEmpty: true }), (x) => {
        expectClose(cast(cast(x, "float64"), "int32"), x);
      }),
    );
  });

  it("returns a tensor that has the dtype already", () => {
    const x = zeros([2]);
    expect(cast(x, "float32")).toBe(x);
  });

  it("brings the gradient back in the dtype it started from", () => {
    const weight = parameter(tensor([1, 2]));
    cast(weight, "float64").mul(3).sum().backward();
    expect([weight.grad?.dtype, weight.grad?.toArray()]).toEqual(["float32", [3, 3]]);
    gradcheck((x) => cast(cast(x, "float64"), "float64"), [tensor([1, 2])]);
  });

  it("passes no gradient through whole numbers", () => {
    const slope = grad((x) => cast(cast(x, "int32"), "float32").mul(x).sum());
    expect(slope(tensor([2.5, -1.5])).toArray()).toEqual([2, -1]);
  });

  it("says what a backend does not compute in", () => {
    const single: Backend = { ...cpu, name: "single", dtypes: ["float32"] };
    const x = fromData(Float32Array.of(1), [1], { backend: single });
    expect(() => cast(x, "float64")).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: cast: single has no float64.
        It computes in float32.]
    `);
  });
});
