import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tensor } from "../../tensor/creation.ts";
import { moderate } from "../../testing/index.ts";
import { cpu } from "./cpu-backend.ts";

const line = { outer: 1, length: 3, inner: 1 };

function softmax(numbers: readonly number[]): number[] {
  const x = tensor(numbers, { dtype: "float64" });
  return [...cpu.fused.softmax!(x.storage, { ...line, length: numbers.length }).readSync()];
}

describe("softmax on the cpu", () => {
  it("is exp x over its sum", () => {
    const [a, b] = softmax([0, Math.log(3)]);
    expect(a).toBeCloseTo(1 / 4, 15);
    expect(b).toBeCloseTo(3 / 4, 15);
  });

  it("does not overflow, and gives all to a number far above the others", () => {
    expect(softmax([1e308, 0, -1e308])).toEqual([1, 0, 0]);
    expect(softmax([1000, 1000])).toEqual([0.5, 0.5]);
  });

  it("has no answer where there is none, and knows what to do with −∞", () => {
    expect(softmax([-Infinity, 0])).toEqual([0, 1]);
    expect(softmax([-Infinity, -Infinity])).toEqual([NaN, NaN]);
    expect(softmax([NaN, 0])).toEqual([NaN, NaN]);
    expect(softmax([])).toEqual([]);
  });

  it("runs along the middle axis of a block", () => {
    const numbers = fc.array(moderate, { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(numbers, (list) => {
        const view = { outer: 2, length: 3, inner: 2 };
        const x = tensor(list, { dtype: "float64" });
        const y = cpu.fused.softmax!(x.storage, view).readSync();
        for (const [o, i] of [
          [0, 0],
          [0, 1],
          [1, 0],
          [1, 1],
        ]) {
          const places = [0, 1, 2].map((k) => (o * 3 + k) * 2 + i);
          expect(places.map((at) => y[at])).toEqual(softmax(places.map((at) => list[at])));
        }
      }),
    );
  });
});

describe("softmaxGrad on the cpu", () => {
  it("is y ⊙ (g − ⟨g, y⟩)", () => {
    const [y, g] = [tensor([0.25, 0.25, 0.5]), tensor([4, 0, 2])]; // ⟨g, y⟩ = 2
    const dx = cpu.fused.softmaxGrad!(g.storage, y.storage, line).readSync();
    expect([...dx]).toEqual([0.5, -0.5, 0]);
  });
});
