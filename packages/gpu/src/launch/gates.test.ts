import {
  concat,
  type FusedKernels,
  fromData,
  grad,
  sigmoid,
  square,
  tanh,
  type Tensor,
} from "@gradus/core";
import { gruCell, lstmCell, rnnCell } from "@gradus/layers";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { describeOnGpu } from "../testing/describe-on-gpu.ts";
import { expectFused } from "../testing/expect-fused.ts";
import { type Bound, expectParity, expectWithin } from "../testing/expect-parity.ts";
import { valueAndGradients } from "../testing/value-and-gradients.ts";

/** Around one workgroup of 256 threads, and the smallest there are. */
const sizes = fc.constantFrom([1, 1], [1, 2], [3, 5], [5, 51], [4, 64], [257, 1], [2, 130]);
const seeds = fc.nat(2 ** 20);

/** Gradients are sums of a few hundred products of numbers up to 1. */
const bound: Bound = { relative: 1e-5, absolute: 3e-5 };

/** One step of a cell, as a function of the input, the state before and the weights. */
const cells: Record<string, Cell> = {
  lstm: {
    kernels: ["lstm", "lstmCellGrad", "lstmOutputGrad"],
    gates: 4,
    step: (x: Tensor, h: Tensor, c: Tensor, weightIh: Tensor, weightHh: Tensor) => {
      const next = lstmCell(x, { h, c }, { weightIh, weightHh });
      // both outputs count, unlike each other
      return concat([next.h.mul(0.5), square(next.c)], 1);
    },
  },
  gru: {
    kernels: ["gru", "gruGrad"],
    gates: 3,
    step: (x: Tensor, h: Tensor, _: Tensor, weightIh: Tensor, weightHh: Tensor) =>
      square(gruCell(x, h, { weightIh, weightHh })),
  },
  rnn: {
    kernels: ["rnn", "tanhGrad"],
    gates: 1,
    step: (x: Tensor, h: Tensor, _: Tensor, weightIh: Tensor, weightHh: Tensor) =>
      square(rnnCell(x, h, { weightIh, weightHh })),
  },
};

interface Cell {
  readonly kernels: readonly (keyof FusedKernels)[];
  readonly gates: number;
  readonly step: (...inputs: Tensor[]) => Tensor;
}

describeOnGpu("kernels of gates", (gpu) => {
  it.each(Object.entries(cells))(
    "equal the composition in value and gradients: %s",
    (_, { kernels, gates, step }) =>
      fc.assert(
        fc.asyncProperty(sizes, seeds, ([batch, hidden], seed) =>
          expectFused(
            gpu,
            kernels,
            valueAndGradients(step, 5),
            inputsOf(batch, hidden, gates, seed),
            bound,
          ),
        ),
        { numRuns: 6 },
      ),
  );

  it.each(Object.entries(cells))(
    "agree with the reference in value and gradients: %s",
    (_, { gates, step }) =>
      fc.assert(
        fc.asyncProperty(sizes, seeds, fc.nat(5), ([batch, hidden], seed, which) =>
          expectParity(
            gpu,
            (...inputs) => valueAndGradients(step, 5)(...inputs)[which],
            inputsOf(batch, hidden, gates, seed),
            bound,
          ),
        ),
        { numRuns: 15 },
      ),
  );

  it.each(Object.entries(cells))("make room for second derivatives: %s", (_, { gates, step }) => {
    const curvature = (x: Tensor, ...others: Tensor[]): Tensor =>
      grad((at) =>
        grad((inner) => step(inner, ...others).sum())(at)
          .mul(at)
          .sum(),
      )(x);
    return expectParity(gpu, curvature, inputsOf(2, 3, gates, 1), bound);
  });

  it.each([
    ["tanhGrad", tanh],
    ["sigmoidGrad", sigmoid],
  ] as const)("equal the composition: %s", (kernel, f) =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom(1, 3, 4, 5, 1025), seeds, (size, seed) =>
        expectFused(
          gpu,
          [kernel],
          valueAndGradients((x, w) => f(x).mul(w), 2),
          [waves([size], seed, 4), waves([size], seed + 1)],
          bound,
        ),
      ),
      { numRuns: 10 },
    ),
  );

  it("squash to a few units of the last place", async () => {
    const values = Float32Array.from({ length: 801 }, (_, i) => (i - 400) ** 3 / 3.2e6);
    const [shut, open] = [-100, 100];
    /** h′ where the gates i and f are shut and open, so that the cell stays what it is. */
    const output = async (o: (value: number) => number, c: (value: number) => number) => {
      const sums = Float32Array.from([...values].flatMap((value) => [shut, open, 0, o(value)]));
      const cell = gpu.upload(Float32Array.from(values, c));
      return gpu.fused.lstm!(gpu.upload(sums), cell, 1)[0].read();
    };
    const like = { shape: [801], dtype: "float32" } as const;
    const [tanhs, sigmoids] = [
      await output(
        () => open,
        (value) => value,
      ),
      await output(
        (value) => value,
        () => open,
      ),
    ];
    const hyperbolic = [...values].map(Math.tanh);
    const logistic = [...values].map((x) => 1 / (1 + Math.exp(-x)));
    expect(tanhs).toHaveLength(values.length);
    expectWithin(like, ["lstm", tanhs], ["Math.tanh", hyperbolic], { ulps: 3 });
    expectWithin(like, ["lstm", sigmoids], ["1 / (1 + e⁻ˣ)", logistic], { ulps: 6 });
  });

  it("stay between their bounds for large numbers, and pass NaN on", async () => {
    const sums = [100, -100, 3e38, -3e38, NaN, 0.2, -0.001, 1];
    const sum = fromData(
      Float32Array.from({ length: 32 }, (_, i) => sums[i % 8]),
      [8, 4],
    );
    const gatesOf = (s: Tensor, c: Tensor): Tensor => {
      const weights = { weightIh: eye(s), weightHh: c.mul(0).slice(0).reshape([1, 1]) };
      const wide = {
        ...weights,
        weightHh: concat(
          [0, 1, 2, 3].map(() => weights.weightHh),
          1,
        ),
      };
      return lstmCell(s, { h: c.mul(0), c }, wide).h;
    };
    await expectParity(gpu, gatesOf, [sum, waves([8, 1], 1)], bound);
  });

  it("do nothing where there is nothing", async () => {
    const none = fromData(new Float32Array(0), [0, 2], { backend: gpu });
    const w = waves([2, 8], 1);
    const weight = fromData(Float32Array.from(w.dataSync()), [2, 8], { backend: gpu });
    const next = lstmCell(none, { h: none, c: none }, { weightIh: weight, weightHh: weight });
    expect(await next.h.data()).toEqual(new Float32Array(0));
  });
});

/** The 4 × 4 identity, which `NaN · 0` must not meet: a diagonal by selection. */
function eye(like: Tensor): Tensor {
  const data = Float64Array.from({ length: 16 }, (_, i) => (i % 5 === 0 ? 1 : 0));
  const own = like.dtype === "float64" ? data : Float32Array.from(data);
  return fromData(own, [4, 4], { backend: like.backend });
}

/** An input of two features, a state, a cell, and weights for both. */
function inputsOf(batch: number, hidden: number, gates: number, seed: number): Tensor[] {
  return [
    waves([batch, 2], seed),
    waves([batch, hidden], seed + 1),
    waves([batch, hidden], seed + 2),
    waves([2, gates * hidden], seed + 3),
    waves([hidden, gates * hidden], seed + 4, 0.2),
  ];
}

/** Many different numbers, as large as `size`. */
function waves(shape: readonly number[], seed: number, size = 1): Tensor {
  const count = shape.reduce((product, length) => product * length, 1);
  return fromData(
    Float64Array.from({ length: count }, (_, i) => size * Math.sin(seed + 1.7 * i)),
    shape,
  );
}
