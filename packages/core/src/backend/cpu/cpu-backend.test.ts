import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { int32s } from "../../testing/index.ts";
import type { BinaryFn, Storage, UnaryFn } from "../backend.ts";
import { cpu } from "./cpu-backend.ts";

function whole(...numbers: number[]): Storage {
  return cpu.upload(Int32Array.from(numbers));
}

/** A kernel agrees with the same in BigInt, cut to 32 bits. */
function wraps(
  fn: BinaryFn,
  exact: (a: bigint, b: bigint) => bigint,
): fc.IPropertyWithHooks<[number, number]> {
  return fc.property(int32s, int32s, (a, b) => {
    const y = cpu.zip(fn, whole(a), [1], whole(b), [1], [1]).readSync();
    expect(y[0]).toBe(Number(BigInt.asIntN(32, exact(BigInt(a), BigInt(b)))));
  });
}

function wrapsOne(fn: UnaryFn, exact: (a: bigint) => bigint): fc.IPropertyWithHooks<[number]> {
  return fc.property(int32s, (a) => {
    const y = cpu.map(fn, whole(a)).readSync();
    expect(y[0]).toBe(Number(BigInt.asIntN(32, exact(BigInt(a)))));
  });
}

describe("int32 on the cpu", () => {
  it("wraps sums, differences and products around at 32 bits", () => {
    fc.assert(wraps("add", (a, b) => a + b));
    fc.assert(wraps("sub", (a, b) => a - b));
    fc.assert(wraps("mul", (a, b) => a * b));
  });

  it("wraps negations, magnitudes and squares around at 32 bits", () => {
    fc.assert(wrapsOne("neg", (a) => -a));
    fc.assert(wrapsOne("abs", (a) => (a < 0n ? -a : a)));
    fc.assert(wrapsOne("square", (a) => a * a));
    expect([...cpu.map("neg", whole(-(2 ** 31))).readSync()]).toEqual([-(2 ** 31)]);
  });

  it("compares and picks without changing a number", () => {
    fc.assert(wraps("maximum", (a, b) => (a > b ? a : b)));
    fc.assert(wraps("minimum", (a, b) => (a < b ? a : b)));
    fc.assert(wraps("less", (a, b) => (a < b ? 1n : 0n)));
    fc.assert(wraps("greaterEqual", (a, b) => (a >= b ? 1n : 0n)));
  });
});

describe("the cpu backend", () => {
  it("casts: float32 rounds to the nearest, int32 drops the fraction and wraps around", () => {
    const x = cpu.upload(Float64Array.of(0.1, -1.9, 2 ** 31, NaN));
    expect([...cpu.cast(x, "float32").readSync()]).toEqual([
      Math.fround(0.1),
      Math.fround(-1.9),
      2 ** 31,
      NaN,
    ]);
    expect([...cpu.cast(x, "int32").readSync()]).toEqual([0, -1, -(2 ** 31), 0]);
  });

  it("selects by a mask, where NaN counts as not 0", () => {
    const mask = cpu.upload(Float32Array.of(1, 0, -0, NaN));
    const y = cpu.select(mask, whole(1, 2, 3, 4), whole(-1, -2, -3, -4)).readSync();
    expect([...y]).toEqual([1, -2, -3, 4]);
  });

  it("joins parts block by block, also where a part or every block is empty", () => {
    const parts = [whole(1, 2), whole(), whole(3, 4, 5, 6)];
    expect([...cpu.concat(parts, 2, [1, 0, 2]).readSync()]).toEqual([1, 3, 4, 2, 5, 6]);
    expect([...cpu.concat([whole(), whole()], 0, [3, 1]).readSync()]).toEqual([]);
  });

  it("hands out copies, so that nobody can write into a tensor", async () => {
    const storage = whole(1, 2, 3);
    storage.readSync()[0] = 99;
    (await storage.read())[1] = 99;
    expect([...storage.readSync()]).toEqual([1, 2, 3]);
  });

  it("reads only its own memory", () => {
    const foreign: Storage = { ...whole(1), dtype: "int32", size: 1 };
    expect(() => cpu.map("neg", foreign)).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: cpu: a tensor of another backend was given to a kernel.
        A kernel reads only its own backend's memory.
        Try: fromData(await x.data(), x.shape)]
    `);
  });
});
