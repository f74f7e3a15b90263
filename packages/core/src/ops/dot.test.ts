import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tensor, zeros } from "../tensor/creation.ts";
import { parameter } from "../tensor/parameter.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { awayFrom, expectClose, gradcheck, tensorsOf } from "../testing/index.ts";
import { cosineSimilarity, dot, outer } from "./dot.ts";

const vectors = fc.nat(5).chain((n) => fc.tuple(tensorsOf([n]), tensorsOf([n])));
const nonzero = awayFrom([0], { distance: 0.1 });
const directions = fc
  .integer({ min: 1, max: 4 })
  .chain((n) => fc.tuple(tensorsOf([n], nonzero), tensorsOf([n], nonzero)));

function valueOf(x: Tensor): number {
  return x.dataSync()[0];
}

describe("dot", () => {
  it("multiplies pair by pair and adds up", () => {
    expect(dot(tensor([1, 2, 3]), tensor([4, 5, 6])).toArray()).toBe(32);
    expect(dot(zeros([0]), zeros([0])).toArray()).toBe(0);
  });

  it("is the same from both sides", () => {
    fc.assert(
      fc.property(vectors, ([a, b]) => {
        expectClose(dot(a, b), dot(b, a));
      }),
    );
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(vectors, ([a, b]) => {
        gradcheck(dot, [a, b]);
      }),
      { numRuns: 20 },
    );
  });

  it("says what is no vector, or has no partner", () => {
    expect(() => dot(zeros([2, 2]), zeros([2]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: dot: [2, 2] and [2] are not two vectors.
        A vector has one axis.]
    `);
    expect(() => dot(zeros([2]), zeros([3]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: dot: the vectors have 2 and 3 numbers.
        Each number of one is multiplied with its partner in the other.]
    `);
  });
});

describe("cosineSimilarity", () => {
  it("is 3/5 for a 3-4-5 triangle", () => {
    expect(valueOf(cosineSimilarity(tensor([1, 0]), tensor([3, 4])))).toBeCloseTo(0.6, 7);
  });

  it("does not care how long its vectors are, only which way they point", () => {
    fc.assert(
      fc.property(directions, fc.double({ min: 0.1, max: 10, noNaN: true }), ([a, b], length) => {
        const cosine = cosineSimilarity(a, b);
        expectClose(cosineSimilarity(a.mul(length), b), cosine, { absolute: 1e-12 });
        expectClose(cosineSimilarity(a.neg(), b), cosine.neg(), { absolute: 1e-12 });
        expect(Math.abs(valueOf(cosine))).toBeLessThanOrEqual(1 + 1e-12);
        expect(valueOf(cosineSimilarity(a, a))).toBeCloseTo(1, 12);
      }),
    );
  });

  it("is 0 for a vector without a direction, and so is its gradient there", () => {
    const [zero, b] = [zeros([2], { dtype: "float64" }), tensor([3, 4], { dtype: "float64" })];
    expect(cosineSimilarity(zero, b).toArray()).toBe(0);
    expect(cosineSimilarity(zero, zero).toArray()).toBe(0);
    expect(cosineSimilarity(zeros([0]), zeros([0])).toArray()).toBe(0);
    const [p, q] = [parameter(zero), parameter(b)];
    cosineSimilarity(p, q).backward();
    expect([p.grad?.toArray(), q.grad?.toArray()]).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(directions, ([a, b]) => {
        gradcheck(cosineSimilarity, [a, b]);
      }),
      { numRuns: 20 },
    );
  });

  it("speaks in its own name", () => {
    const double = zeros([2], { dtype: "float64" });
    expect(() => cosineSimilarity(zeros([2]), double)).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: cosineSimilarity: float32 and float64 do not mix.
        An operation computes in one dtype, that of all its operands.
        Try: a.cast("float64")]
    `);
    expect(() => cosineSimilarity(zeros([2]), zeros([3]))).toThrow("cosineSimilarity: the vectors");
  });
});

describe("outer", () => {
  it("multiplies every number with every other", () => {
    expect(outer(tensor([1, 2]), tensor([3, 4, 5])).toArray()).toEqual([
      [3, 4, 5],
      [6, 8, 10],
    ]);
    expect(outer(zeros([2]), zeros([0])).shape).toEqual([2, 0]);
  });

  it("is the transpose with its factors swapped", () => {
    fc.assert(
      fc.property(tensorsOf([3]), tensorsOf([2]), (a, b) => {
        expectClose(outer(a, b).transpose(), outer(b, a));
        gradcheck(outer, [a, b]);
      }),
      { numRuns: 20 },
    );
  });

  it("takes vectors only", () => {
    expect(() => outer(zeros([2]), zeros([2, 1]))).toThrow("outer: [2] and [2, 1]");
  });
});
