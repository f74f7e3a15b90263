import { ones, Random, tensor, type Tensor } from "@gradus/core";
import { expectClose, gradcheck, tensors } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Dropout, dropout } from "./dropout.ts";

const double = { dtype: "float64" } as const;
const probabilities = fc.double({ min: 0, max: 0.9, noNaN: true });
const seeds = fc.integer({ min: 0, max: 0xffff });
const modes = fc.constantFrom("inverted" as const, "classic" as const);

/** The average over 100,000 ones of which some were dropped. */
function averageOf(p: number, mode: "inverted" | "classic"): number {
  const { y } = dropout(ones([100_000], double), p, { random: new Random(1), mode });
  return y.mean().dataSync()[0];
}

/** What becomes of a 1 in evaluation. */
function inEvaluation(p: number, mode: "inverted" | "classic"): number {
  const { y } = dropout(ones([], double), p, { random: new Random(1), mode, training: false });
  return y.dataSync()[0];
}

describe("dropout", () => {
  it.each([0.1, 0.5, 0.8])("keeps the mean, up to chance, for p = %d", (p) => {
    // five standard errors of a mean of 100,000 draws
    const chance = 5 * Math.sqrt((p * (1 - p)) / 100_000);
    expect(Math.abs(averageOf(p, "inverted") - 1)).toBeLessThan(chance / (1 - p));
    expect(inEvaluation(p, "inverted")).toBe(1);
    expect(Math.abs(averageOf(p, "classic") - (1 - p))).toBeLessThan(chance);
    expect(inEvaluation(p, "classic")).toBe(1 - p);
  });

  it("keeps a number with 1 / (1 − p) of its size, or as it is, where the mask is 1", () => {
    fc.assert(
      fc.property(tensors(), probabilities, seeds, modes, (x, p, seed, mode) => {
        const { y, mask } = dropout(x, p, { random: new Random(seed), mode });
        const scale = mode === "inverted" ? 1 / (1 - p) : 1;
        expectClose(y, x.mul(mask!).mul(scale));
        expect(mask!.dataSync().every((m) => m === 0 || m === 1)).toBe(true);
      }),
    );
  });

  it("changes nothing in evaluation, where it is inverted, and draws nothing", () => {
    fc.assert(
      fc.property(tensors(), probabilities, seeds, (x, p, seed) => {
        const random = new Random(seed);
        const before = random.state();
        const { y, mask } = dropout(x, p, { random, training: false });
        expect(y).toBe(x);
        expect(mask).toBeUndefined();
        expect(random.state()).toEqual(before);
      }),
    );
  });

  it("drops nothing for p = 0", () => {
    const x = tensor([1, 2, 3]);
    expect(dropout(x, 0, { random: new Random(1) }).y.toArray()).toEqual([1, 2, 3]);
  });

  it("draws for each number of each example", () => {
    const { mask } = dropout(ones([50, 4]), 0.5, { random: new Random(2) });
    const rows = new Set(Array.from({ length: 50 }, (_, i) => mask!.slice(i).dataSync().join("")));
    expect(rows.size).toBeGreaterThan(10);
  });

  it("lets the gradient through where it let the number through", () => {
    fc.assert(
      fc.property(tensors(), probabilities, seeds, modes, (x, p, seed, mode) => {
        gradcheck((t) => dropout(t, p, { random: new Random(seed), mode }).y, [x]);
        gradcheck(
          (t) => dropout(t, p, { random: new Random(seed), mode, training: false }).y.mul(1),
          [x],
        );
      }),
      { numRuns: 30 },
    );
  });

  it("explains which probabilities make sense", () => {
    const x = tensor([1]);
    const options = { random: new Random(1) };
    expect(() => dropout(x, 1, options)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: dropout: p is 1.
        p is how likely a number is dropped, at least 0 and less than 1: something has to be left.]
    `);
    expect(() => dropout(x, 20, options)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: dropout: p is 20.
        p is how likely a number is dropped, at least 0 and less than 1: something has to be left.
        Try: 0.2, if 20 % was meant.]
    `);
    expect(() => dropout(x, Number.NaN, options)).toThrow("p is NaN.");
    expect(() => new Dropout(-0.1, options)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: Dropout: p is -0.1.
        p is how likely a number is dropped, at least 0 and less than 1: something has to be left.]
    `);
  });
});

describe("Dropout", () => {
  it("drops in training only, with a new mask for each batch", () => {
    const layer = new Dropout(0.5, { random: new Random(3) });
    const x = ones([100]);
    const [first, second] = [layer.forward(x).dataSync(), layer.forward(x).dataSync()];
    expect(first).not.toEqual(second);
    expect(new Set(first)).toEqual(new Set([0, 2]));
    expect(layer.eval().forward(x).dataSync()).toEqual(x.dataSync());
    expect(layer.parameters()).toEqual([]);
  });

  it("scales down in evaluation, in its classic form", () => {
    const layer = new Dropout(0.25, { random: new Random(3), mode: "classic" });
    expect(new Set(layer.forward(ones([100])).dataSync())).toEqual(new Set([0, 1]));
    expect(
      layer
        .eval()
        .forward(tensor([4]))
        .toArray(),
    ).toEqual([3]);
  });

  it("repeats itself for the same seed", () => {
    const run = (): Tensor => new Dropout(0.5, { random: new Random(4) }).forward(ones([20]));
    expect(run().dataSync()).toEqual(run().dataSync());
  });
});

describe("Dropout", () => {
  it("holds its stream where a checkpoint finds it, and says what it was built with", () => {
    const random = new Random(1);
    const layer = new Dropout(0.5, { random });
    expect([...layer.namedRandoms()]).toEqual([["random", random]]);
    expect(layer.config()).toEqual({ p: 0.5, mode: "inverted" });
  });
});
