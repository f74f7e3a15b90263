import {
  type FusedKernels,
  fromData,
  grad,
  type Shape,
  sizeOf,
  square,
  type Tensor,
} from "@gradus/core";
import { batchNorm, layerNorm } from "@gradus/layers";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { describeOnGpu } from "../testing/describe-on-gpu.ts";
import { expectFused } from "../testing/expect-fused.ts";
import { type Bound, expectParity } from "../testing/expect-parity.ts";
import { valueAndGradients } from "../testing/value-and-gradients.ts";

const seeds = fc.nat(2 ** 20);

/** Features around those that share a workgroup, rows around what makes a second chunk, and short and long images. */
const images: fc.Arbitrary<Shape> = fc.constantFrom<number[][]>(
  // Two rows that are nearly the same have no slope that float32 can tell.
  [7, 1],
  [5, 3],
  [3, 31],
  [17, 32],
  [9, 33],
  [140, 2],
  [700, 33],
  [2, 3, 7],
  [3, 2, 8],
  [2, 33, 2],
  [1, 3, 65],
  [2, 2, 65, 16],
  [3, 1, 17, 16],
  [1, 2, 129, 33],
  [2, 1, 130, 130],
);

/** Rows around those that share a workgroup, and lengths around what one thread takes and what is worth another. */
const rows: fc.Arbitrary<Shape> = fc.constantFrom<number[][]>(
  [1, 1],
  [3, 4],
  [3, 5],
  [257, 3],
  [65, 17],
  [2, 3, 64],
  [2, 65],
  [5, 256],
  [3, 1023],
  [2, 1025],
);

/** What is normalized is about 1, and so are its gradients. */
const bound: Bound = { relative: 1e-5, absolute: 3e-4 };

/** Gradients of γ and β add up products of numbers up to 8, one for each number of a feature: about 16 ulps of 1 for each. */
function boundOfSums(shape: Shape): Bound {
  return { ...bound, absolute: 3e-4 + sizeOf(shape) * 2 ** -20 };
}

interface Norm {
  readonly kernels: readonly (keyof FusedKernels)[];
  readonly shapes: fc.Arbitrary<Shape>;
  /** Which axes γ and β have. */
  readonly gains: (shape: Shape) => Shape;
  readonly compute: (...inputs: Tensor[]) => Tensor;
}

/** Cubes: normalization takes out the gradients of a sum, and those of a sum of squares. */
const cubes = (y: Tensor): Tensor => square(y).mul(y);

const norms: Readonly<Record<string, Norm>> = {
  "batch norm": {
    kernels: ["moments", "batchNorm", "batchNormGrad"],
    shapes: images,
    gains: (shape) => [shape[1]],
    compute: (x, gamma, beta) => {
      const { y, statistics } = batchNorm(x, gamma, beta);
      const { mean, variance } = statistics;
      return cubes(y).sum().add(mean.mul(3).add(variance).sum());
    },
  },
  "batch norm with given statistics": {
    kernels: ["batchNorm"],
    shapes: images,
    gains: (shape) => [shape[1]],
    compute: (x, gamma, beta) => {
      const statistics = { mean: beta.mul(2), variance: square(gamma).add(1) };
      return cubes(batchNorm(x, gamma, beta, { statistics }).y);
    },
  },
  "layer norm": {
    kernels: ["layerNorm", "layerNormGrad"],
    shapes: rows,
    gains: (shape) => shape.slice(-1),
    compute: (x, gamma, beta) => cubes(layerNorm(x, gamma, beta)),
  },
};

describeOnGpu("kernels of normalization", (gpu) => {
  it.each(Object.entries(norms))(
    "equal the composition in value and gradients: %s",
    (_, { kernels, shapes, gains, compute }) =>
      fc.assert(
        fc.asyncProperty(shapes, seeds, (shape, seed) =>
          expectFused(
            gpu,
            kernels,
            valueAndGradients(compute, 3),
            inputsOf(shape, gains(shape), seed),
            boundOfSums(shape),
          ),
        ),
        { numRuns: 12 },
      ),
  );

  it.each(Object.entries(norms))(
    "agree with the reference in value and gradients: %s",
    (_, { shapes, gains, compute }) =>
      fc.assert(
        fc.asyncProperty(shapes, seeds, fc.nat(3), (shape, seed, which) =>
          expectParity(
            gpu,
            (...inputs) => valueAndGradients(compute, 3)(...inputs)[which],
            inputsOf(shape, gains(shape), seed),
            which === 1 ? bound : boundOfSums(shape),
          ),
        ),
        { numRuns: 20 },
      ),
  );

  it.each(Object.entries(norms))(
    "make room for second derivatives: %s",
    (_, { gains, compute }) => {
      const curvature = (x: Tensor, ...others: Tensor[]): Tensor =>
        grad((at) =>
          grad((inner) => compute(inner, ...others).sum())(at)
            .mul(at)
            .sum(),
        )(x);
      return expectParity(gpu, curvature, inputsOf([4, 3], gains([4, 3]), 1), bound);
    },
  );

  it("find a small deviation around a large mean", async () => {
    const varianceOf = (x: Tensor, gamma: Tensor, beta: Tensor): Tensor =>
      batchNorm(x, gamma, beta).statistics.variance;
    const around4096 = (shape: Shape): Tensor => waves(shape, 1).add(4096);
    // a mean around 4096 is off by about 2⁻¹²; the sum of the squares would be by more than the whole variance
    const features = [around4096([512, 3]), waves([3], 2), waves([3], 3)];
    await expectParity(gpu, varianceOf, features, { relative: 1e-5 });
    const row = [around4096([3, 512]), waves([512], 2), waves([512], 3)];
    await expectParity(gpu, normOfRows, row, { absolute: 1e-3 });
  });

  it("pass infinities and NaN on within their feature, and leave the others alone", async () => {
    const numbers = [1, NaN, 3, 4, Infinity, 2, 1, Infinity, 8, 1, 3, 5, 1, 2, 3];
    const x = fromData(Float64Array.from(numbers), [3, 5]);
    const [gamma, beta] = [waves([5], 2), waves([5], 3)];
    const y = (...[at, scale, shift]: Tensor[]): Tensor => batchNorm(at, scale, shift).y;
    const mean = (...[at, scale, shift]: Tensor[]): Tensor =>
      batchNorm(at, scale, shift).statistics.mean;
    await expectParity(gpu, mean, [x, gamma, beta], bound);
    await expectParity(gpu, y, [x, gamma, beta], bound);
    await expectParity(gpu, normOfRows, [x, gamma, beta], bound);
  });

  it("have nothing to say of no rows", async () => {
    const [x, gamma, beta] = [[0, 3], [3], [3]].map((shape) =>
      fromData(new Float32Array(sizeOf(shape)).fill(1), shape, { backend: gpu }),
    );
    const [value, ...gradients] = valueAndGradients(normOfRows, 3)(x, gamma, beta);
    expect(value.shape).toEqual([0, 3]);
    const numbers = await Promise.all(gradients.map((g) => g.data()));
    expect(numbers.map((all) => [...all])).toEqual([[], [0, 0, 0], [0, 0, 0]]);
  });
});

function normOfRows(x: Tensor, gamma: Tensor, beta: Tensor): Tensor {
  return layerNorm(x, gamma, beta);
}

/** Numbers to normalize, and what they are scaled and moved by. */
function inputsOf(shape: Shape, gains: Shape, seed: number): Tensor[] {
  return [waves(shape, seed, 2), waves(gains, seed + 1), waves(gains, seed + 2)];
}

/** Many different numbers, as large as `size`. */
function waves(shape: Shape, seed: number, size = 1): Tensor {
  return fromData(
    Float64Array.from({ length: sizeOf(shape) }, (_, i) => size * Math.sin(seed + 1.7 * i)),
    shape,
  );
}
