import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { CpuStorage } from "../backend/cpu/cpu-storage.ts";
import { cpu } from "../backend/cpu/cpu-backend.ts";
import { tensor, zeros } from "../tensor/creation.ts";
import type { TypedArray } from "../tensor/dtype.ts";
import { parameter } from "../tensor/parameter.ts";
import { Tensor } from "../tensor/tensor.ts";
import { Variable } from "../tensor/variable.ts";

/** Numbers that only waiting can show, as on a GPU. */
class FarStorage extends CpuStorage {
  override readSync(): TypedArray {
    throw new Error("these numbers are on a device");
  }
}

describe("formatTensor", () => {
  it("says what a tensor is, above its numbers", () => {
    const x = tensor([
      [1, 2.5],
      [-3, 4],
    ]);
    expect(String(x)).toMatchInlineSnapshot(`
      "tensor [2, 2] float32 on cpu
      [[ 1.   2.5]
       [-3.   4. ]]"
    `);
  });

  it("fits a scalar on one line", () => {
    expect(String(tensor(0.5, { dtype: "float64" }))).toBe("tensor [] float64 on cpu: 0.5");
    expect(String(tensor(3, { dtype: "int32" }))).toBe("tensor [] int32 on cpu: 3");
  });

  it("tells parameters and variables from tensors, and names the operation on the tape", () => {
    const w = parameter(tensor([1, 2]));
    expect(String(w)).toBe("parameter [2] float32 on cpu\n[1. 2.]");
    expect(String(new Variable(zeros([0, 3])))).toBe("variable [0, 3] float32 on cpu\n[]");
    expect(String(w.mul(2))).toBe("tensor [2] float32 on cpu, from mul\n[2. 4.]");
  });

  it("shows no numbers that were disposed of", () => {
    const x = tensor([1, 2]).mul(parameter(tensor(2)));
    x.dispose();
    expect(String(x)).toBe("tensor [2] on cpu, disposed");
  });

  it("does not wait for numbers on a device", () => {
    const x = new Tensor(cpu, new FarStorage(Float32Array.of(1, 2)), [2]);
    expect(String(x)).toBe("tensor [2] float32 on cpu; numbers on the device: await x.data()");
  });

  it("is what Node's console shows, also inside an object", () => {
    expect(inspect({ x: tensor([[1], [2]]) })).toMatchInlineSnapshot(`
      "{
        x: tensor [2, 1] float32 on cpu
        [[1.]
         [2.]]
      }"
    `);
  });
});
