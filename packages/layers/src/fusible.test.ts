import { cpu, tensor } from "@gradus/core";
import { describe, expect, it } from "vitest";
import { isFusible } from "./fusible.ts";

describe("isFusible", () => {
  const x = tensor([1, 2]);

  it("lets fractions of one kind on one backend go to a kernel", () => {
    expect(isFusible(x)).toBe(true);
    expect(isFusible(x, tensor([3]), tensor([4]))).toBe(true);
  });

  it("leaves everything else to ops, which say what is wrong", () => {
    const elsewhere = tensor([1], { backend: { ...cpu } });
    const whole = tensor([1], { dtype: "int32" });
    expect(isFusible(whole, whole)).toBe(false);
    expect(isFusible(x, tensor([1], { dtype: "float64" }))).toBe(false);
    expect(isFusible(x, elsewhere)).toBe(false);
  });
});
