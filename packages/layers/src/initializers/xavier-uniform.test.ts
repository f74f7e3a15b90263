import { Random, type Tensor } from "@gradus/core";
import { describe, expect, it } from "vitest";
import { xavierUniform, xavierUniformSpread } from "./xavier-uniform.ts";

const signal = new Random(2).normal([64, 100], { dtype: "float64" });

/** How large a signal is behind ten layers whose weights are `scale` times as wide. */
function atTheEnd(scale: number): number {
  const random = new Random(3);
  let x: Tensor = signal;
  for (let layer = 0; layer < 10; layer++)
    x = x.matmul(xavierUniform(random, [100, 100], { dtype: "float64" }).mul(scale));
  return Math.sqrt(Number(x.mul(x).mean().toArray()));
}

describe("xavierUniform", () => {
  it("keeps the size of a signal through ten layers without ReLUs", () => {
    expect(atTheEnd(1)).toBeGreaterThan(0.5);
    expect(atTheEnd(1)).toBeLessThan(2);
    expect(atTheEnd(0.5)).toBeLessThan(0.01); // half as wide, it fades
    expect(atTheEnd(2)).toBeGreaterThan(100); // twice as wide, it explodes
  });

  it("has the bound √(6/(fanIn + fanOut)), and the deviation √(2/(fanIn + fanOut))", () => {
    expect(xavierUniformSpread({ fanIn: 8, fanOut: 16 }).bound).toBeCloseTo(0.5, 15);
    expect(xavierUniformSpread({ fanIn: 8, fanOut: 24 }).deviation).toBe(0.25);
  });
});
