import { describe, expect, it } from "vitest";
import { Random } from "./random.ts";

/*
 * Every bound here is one that right numbers would miss about once in a thousand seeds. The seeds
 * are fixed, so a test that passes will always pass.
 */

const n = 20_000;

/** Kolmogorov–Smirnov: how far the share of numbers up to x is from `cdf(x)` at most, times √n. */
function distance(numbers: Iterable<number>, cdf: (x: number) => number): number {
  const sorted = Float64Array.from(numbers).toSorted();
  const gaps = sorted.map((x, i) =>
    Math.max(cdf(x) - i / sorted.length, (i + 1) / sorted.length - cdf(x)),
  );
  return Math.sqrt(sorted.length) * Math.max(...gaps);
}

/** √n D stays below this in 999 of 1000 samples, whatever the distribution. */
const KOLMOGOROV = 1.95;

/** Pearson's χ² of counts that should all be equal. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((a, b) => a + b, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

function tally(numbers: Iterable<number>, bins: number): number[] {
  const counts = Array.from({ length: bins }, () => 0);
  for (const x of numbers) counts[x]++;
  return counts;
}

function mean(x: ArrayLike<number>): number {
  return Array.from(x).reduce((a, b) => a + b, 0) / x.length;
}

/** Φ, from an approximation of erf that is right to 1.5e-7. @see Abramowitz & Stegun (1964), 7.1.26 */
function normalCdf(x: number): number {
  const z = Math.abs(x) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * z);
  const coefficients = [1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592];
  const tail = (coefficients.reduce((sum, c) => (sum + c) * t, 0) * Math.exp(-z * z)) / 2;
  return x < 0 ? tail : 1 - tail;
}

const uniformCdf = (x: number): number => Math.min(Math.max(x, 0), 1);

describe("random numbers", () => {
  it("are uniform: every distance from the diagonal is small", () => {
    for (const dtype of ["float32", "float64"] as const) {
      const x = new Random(1).uniform([n], { dtype }).dataSync();
      expect(distance(x, uniformCdf)).toBeLessThan(KOLMOGOROV);
      expect(Math.abs(mean(x) - 1 / 2)).toBeLessThan(3.3 / Math.sqrt(12 * n));
    }
  });

  it("are normal: mean, variance and every distance from Φ", () => {
    const x = new Random(2).normal([n], { dtype: "float64" }).dataSync();
    expect(Math.abs(mean(x))).toBeLessThan(3.3 / Math.sqrt(n));
    expect(Math.abs(mean(x.map((a) => a * a)) - 1)).toBeLessThan(3.3 * Math.sqrt(2 / n));
    expect(distance(x, normalCdf)).toBeLessThan(KOLMOGOROV);
  });

  it("have the mean and the deviation that were asked for", () => {
    const x = new Random(3).normal([n], { mean: 5, deviation: 2, dtype: "float64" }).dataSync();
    expect(
      distance(
        x.map((a) => (a - 5) / 2),
        normalCdf,
      ),
    ).toBeLessThan(KOLMOGOROV);
  });

  it("are the two halves of one pair, and independent: a normal knows nothing of the next", () => {
    const x = new Random(4).normal([n], { dtype: "float64" }).dataSync();
    const products = Array.from(x.subarray(1), (next, i) => x[i] * next);
    expect(Math.abs(mean(products))).toBeLessThan(3.3 / Math.sqrt(n));
  });

  it("are whole numbers, each as often as the others", () => {
    const ten = new Random(5).integers([n], 0, 10).dataSync();
    expect(chiSquare(tally(ten, 10))).toBeLessThan(27.9); // 9 degrees of freedom
    const coins = new Random(6).integers([n], 0, 2).dataSync();
    expect(chiSquare(tally(coins, 2))).toBeLessThan(10.8); // 1 degree of freedom
  });

  it("permute without a favorite: all six orders of three are equally frequent", () => {
    const random = new Random(7);
    const orders = Array.from({ length: 6000 }, () => {
      const [a, b] = random.permutation(3).dataSync();
      return 2 * a + (b > (a === 1 ? 0 : 3 - a - b) ? 1 : 0);
    });
    expect(chiSquare(tally(orders, 6))).toBeLessThan(20.5); // 5 degrees of freedom
  });

  it("begin anywhere: the first number of the seeds 0, 1, 2, … is uniform too", () => {
    const first = Array.from({ length: 2000 }, (_, seed) => new Random(seed).next());
    expect(distance(first, uniformCdf)).toBeLessThan(KOLMOGOROV);
    const products = first.slice(1).map((next, i) => (first[i] - 0.5) * (next - 0.5) * 12);
    expect(Math.abs(mean(products))).toBeLessThan(3.3 / Math.sqrt(2000));
  });

  it("begin anywhere after a fork, too", () => {
    const random = new Random(8);
    const first = Array.from({ length: 2000 }, () => random.fork().next());
    expect(distance(first, uniformCdf)).toBeLessThan(KOLMOGOROV);
    const products = first.slice(1).map((next, i) => (first[i] - 0.5) * (next - 0.5) * 12);
    expect(Math.abs(mean(products))).toBeLessThan(3.3 / Math.sqrt(2000));
  });
});
