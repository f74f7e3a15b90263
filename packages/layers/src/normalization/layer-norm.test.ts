import { ones, Random, tensor, type Tensor, variance, zeros } from "@gradus/core";
import { expectClose, gradcheck, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LayerNorm, layerNorm } from "./layer-norm.ts";

const double = { dtype: "float64" } as const;

/** Inputs with the shape of their rows; every row has some variance, so that ε hardly counts. */
const rows = fc
  .constantFrom(
    { shape: [4, 5], row: [5] },
    { shape: [2, 3, 4], row: [4] },
    { shape: [2, 3, 4], row: [3, 4] },
    { shape: [6], row: [6] },
  )
  .chain(({ shape, row }) =>
    fc
      .integer({ min: 0, max: 0xffff })
      .map((seed) => ({ x: new Random(seed).normal(shape, double), row })),
  );

function plain(row: readonly number[]): [Tensor, Tensor] {
  return [ones(row, double), zeros(row, double)];
}

describe("layerNorm", () => {
  it("does not notice a shift and a scale of a whole row", () => {
    const scale = fc.double({ min: 0.5, max: 20, noNaN: true });
    const shift = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(rows, scale, shift, ({ x, row }, a, b) => {
        const norm = (t: Tensor): Tensor => layerNorm(t, ...plain(row), { epsilon: 1e-13 });
        expectClose(norm(x.mul(a).add(b)), norm(x), { relative: 1e-6 });
      }),
    );
  });

  it("gives each row mean 0 and deviation 1", () => {
    fc.assert(
      fc.property(rows, ({ x, row }) => {
        const y = layerNorm(x, ...plain(row), { epsilon: 1e-13 });
        const axes = row.map((_, i) => i - row.length);
        const spread = variance(y, axes);
        expectClose(y.mean(axes), spread.full(0), { absolute: 1e-9 });
        expectClose(spread, spread.full(1), { relative: 1e-6 });
      }),
    );
  });

  it("gives −1 and 1 for rows of two numbers", () => {
    const x = tensor(
      [
        [1, 3],
        [2000, -2000],
      ],
      double,
    );
    const y = layerNorm(x, tensor([1, 10], double), tensor([0, 5], double), { epsilon: 1e-15 });
    expectClose(
      y,
      tensor(
        [
          [-1, 15],
          [1, -5],
        ],
        double,
      ),
    );
  });

  it("gives β where a row is constant, and stays finite at ±1000", () => {
    const y = layerNorm(
      tensor([
        [1000, 1000],
        [-1000, -1000],
      ]),
      ones([2]),
      tensor([3, 4]),
    );
    expect(y.toArray()).toEqual([
      [3, 4],
      [3, 4],
    ]);
  });

  it("has the gradient of its formula", () => {
    fc.assert(
      fc.property(
        rows.chain(({ x, row }) => fc.tuple(fc.constant(x), tensorsOf(row), tensorsOf(row))),
        ([x, gamma, beta]) => {
          gradcheck((a, b, c) => layerNorm(a, b, c), [x, gamma, beta]);
        },
      ),
      { numRuns: 20 },
    );
  });

  it("explains what a row is", () => {
    const [gamma, beta] = [ones([3]), zeros([3])];
    expect(() => layerNorm(zeros([3, 4]), gamma, beta)).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: layerNorm: the input is [3, 4], gamma [3] and beta [3].
        γ and β have one number for each place of a row, and a row is made of the input's last axes.]
    `);
    expect(() => layerNorm(zeros([4, 3]), gamma, zeros([4]))).toThrow("beta [4]");
    expect(() => layerNorm(zeros([4, 3]), ones([]), zeros([]))).toThrow("gamma []");
    expect(() => layerNorm(zeros([4, 3]), gamma, beta, { epsilon: -1 }))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: layerNorm: epsilon is -1.
        ε is a positive number, so that a feature without variance is not divided by 0.]
    `);
  });
});

describe("LayerNorm", () => {
  it("is the same in training and in evaluation, and for each example alone", () => {
    const norm = new LayerNorm(4);
    const x = new Random(1).normal([3, 4]);
    const y = norm.forward(x);
    expect(norm.eval().forward(x).dataSync()).toEqual(y.dataSync());
    expectClose(norm.forward(x.slice([1, 2])), y.slice([1, 2]));
  });

  it("learns one γ and one β for each place of a row", () => {
    const norm = new LayerNorm([2, 3], double);
    norm
      .forward(new Random(1).normal([5, 2, 3], double))
      .sum()
      .backward();
    expect(norm.parameters().map(({ grad }) => grad?.shape)).toEqual([
      [2, 3],
      [2, 3],
    ]);
    expectClose(norm.beta.grad!, norm.beta.full(5));
  });

  it("explains its shape", () => {
    expect(() => new LayerNorm([3, 0])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: LayerNorm: shape[1] is 0.
        shape[1] is a whole number, 1 or more.]
    `);
    expect(() => new LayerNorm(2.5)).toThrow("shape[0] is 2.5.");
  });

  it("says what it was built with", () => {
    const config = new LayerNorm([2, 3], { epsilon: 1e-3 }).config();
    expect(config).toEqual({ shape: [2, 3], epsilon: 1e-3, dtype: "float32" });
  });
});
