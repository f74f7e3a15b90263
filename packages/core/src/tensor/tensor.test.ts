import { describe, expect, it } from "vitest";
import { arange, tensor, zeros } from "./creation.ts";

const whole = { dtype: "int32" } as const;

describe("Tensor", () => {
  it("knows its shape, rank, size and dtype", () => {
    const x = zeros([2, 3]);
    expect([x.shape, x.rank, x.size, x.dtype]).toEqual([[2, 3], 2, 6, "float32"]);
    expect([zeros([]).rank, zeros([]).size, zeros([3, 0]).size]).toEqual([0, 1, 0]);
  });

  it("has a method for each sign", () => {
    const [a, b] = [tensor([1, 2]), tensor([4, 4])];
    expect(a.add(b).toArray()).toEqual([5, 6]);
    expect(a.sub(b).toArray()).toEqual([-3, -2]);
    expect(a.mul(b).toArray()).toEqual([4, 8]);
    expect(a.div(b).toArray()).toEqual([0.25, 0.5]);
    expect(a.pow(b).toArray()).toEqual([1, 16]);
    expect(a.neg().toArray()).toEqual([-1, -2]);
    expect([a.equal(1), a.notEqual(1)].map((m) => m.toArray())).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect([a.less(2), a.lessEqual(2)].map((m) => m.toArray())).toEqual([
      [1, 0],
      [1, 1],
    ]);
    expect([a.greater(1), a.greaterEqual(1)].map((m) => m.toArray())).toEqual([
      [0, 1],
      [1, 1],
    ]);
    expect([a.sum(), a.mean(), a.max(), a.min()].map((x) => x.toArray())).toEqual([3, 1.5, 2, 1]);
  });

  it("has a method for each way to arrange its numbers", () => {
    const x = arange(6).reshape([2, 3]);
    expect(x.transpose().toArray()).toEqual([
      [0, 3],
      [1, 4],
      [2, 5],
    ]);
    expect(x.permute([1, 0]).toArray()).toEqual(x.transpose().toArray());
    expect(x.flatten().toArray()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(x.slice(1, [0, 2]).toArray()).toEqual([3, 4]);
    expect(x.matmul(x, { transposeB: true }).toArray()).toEqual([
      [5, 14],
      [14, 50],
    ]);
    expect(x.cast("int32").dtype).toBe("int32");
  });

  it("hands out copies of its numbers", async () => {
    const x = tensor([1, 2, 3]);
    x.dataSync()[0] = 99;
    (await x.data())[1] = 99;
    (x.toArray() as number[])[2] = 99;
    expect(x.toArray()).toEqual([1, 2, 3]);
  });

  it("gives its one number, and says so where it has more or none", async () => {
    expect(await tensor([[5]]).item()).toBe(5);
    await expect(tensor([1, 2]).item()).rejects.toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: item: a tensor [2] holds 2 numbers.
        An item is the one number of a tensor of size 1.
        Try: await x.data()]
    `);
    await expect(zeros([0]).item()).rejects.toThrow("a tensor [0] holds 0 numbers");
  });

  it("does not change a number that meets int32: it says so, and casting helps", () => {
    const x = tensor([1, 2], whole);
    expect(x.mul(3).toArray()).toEqual([3, 6]);
    expect(() => x.mul(0.5)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: int32 tensor [2]: 0.5 is not an int32.
        An int32 is a whole number from -2147483648 to 2147483647.
        Try: x.cast("float32")]
    `);
    expect(x.cast("float32").mul(0.5).toArray()).toEqual([0.5, 1]);
    for (const compare of [() => x.greater(1.5), () => x.equal(NaN), () => x.full(0.5)])
      expect(compare).toThrow("is not an int32");
  });

  it("forgets its history when detached, and shares its numbers", () => {
    const x = tensor([1, 2]);
    const y = x.detach();
    expect(y).not.toBe(x);
    expect(y.storage).toBe(x.storage);
    expect(y.requiresGrad).toBe(false);
  });

  it("says that its numbers are gone after it was disposed of", () => {
    const x = tensor([[1, 2]]);
    const view = x.reshape([2]);
    x.dispose();
    x.dispose();
    expect(x.isDisposed).toBe(true);
    expect(x.shape).toEqual([1, 2]);
    expect(view.toArray()).toEqual([1, 2]);
    expect(() => x.add(1)).toThrowErrorMatchingInlineSnapshot(`
      [Error: tensor: this tensor [1, 2] was disposed of, perhaps by the scope it was made in.
        A scope frees what its body made, except what the body returns.
        Try: return the tensor from the scope, or keep() it.]
    `);
  });
});
