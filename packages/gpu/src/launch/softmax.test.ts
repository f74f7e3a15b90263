import { fromData, grad, parameter, softmax, type Tensor } from "@gradus/core";
import { crossEntropy, type CrossEntropyOptions } from "@gradus/layers";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { describeOnGpu } from "../testing/describe-on-gpu.ts";
import { expectFused } from "../testing/expect-fused.ts";
import { type Bound, expectParity } from "../testing/expect-parity.ts";

/** Rows of all lengths at which the number of their threads changes, and one more. */
const lengths = fc.constantFrom(1, 2, 4, 5, 8, 9, 63, 64, 65, 256, 1024, 1025, 2050);
const rows = fc.constantFrom(1, 2, 3, 63, 64, 65, 257);
const seeds = fc.nat(2 ** 20);

/** Matrices that are not too large for a software GPU. */
const sizes = fc.tuple(rows, lengths).filter(([r, c]) => r * c <= 6000);

/** Probabilities are at most 1, and their sums are of up to eight powers one after the other. */
const bound: Bound = { relative: 2e-5, absolute: 1e-6 };

describeOnGpu("softmax kernels", (gpu) => {
  const along = (axis: number) => (x: Tensor) => softmax(x, axis);

  it("agree with the reference on rows", () =>
    fc.assert(
      fc.asyncProperty(sizes, seeds, (shape, seed) =>
        expectParity(gpu, along(-1), [waves(shape, seed)], bound),
      ),
      { numRuns: 25 },
    ));

  it("agree with the reference on columns", () =>
    fc.assert(
      fc.asyncProperty(sizes, fc.constantFrom(1, 2, 5), seeds, ([r, c], outer, seed) =>
        expectParity(
          gpu,
          along(1),
          [waves([outer, Math.min(r, 40), Math.min(c, 70)], seed)],
          bound,
        ),
      ),
      { numRuns: 25 },
    ));

  it("equal the composition in value and gradient", () =>
    fc.assert(
      fc.asyncProperty(sizes, fc.constantFrom(0, 1), seeds, (shape, axis, seed) =>
        expectFused(
          gpu,
          ["softmax", "softmaxGrad"],
          valueAndGradient((x, weights) => softmax(x, axis).mul(weights)),
          [waves(shape, seed), waves(shape, seed + 1)],
          bound,
        ),
      ),
      { numRuns: 15 },
    ));

  it("treat infinities and NaN as the reference does", async () => {
    const odd = [
      [0, -Infinity, 1],
      [-Infinity, -Infinity, -Infinity],
      [0, Infinity, 1],
      [NaN, 0, 1],
      [1000, 999, -1000],
      [-3.4e38, 3.4e38, 0],
    ];
    const x = fromData(Float32Array.from(odd.flat()), [6, 3]);
    await expectParity(gpu, along(1), [x], bound);
    await expectParity(gpu, along(0), [x], bound);
  });

  it("do nothing where there is nothing", async () => {
    for (const shape of [
      [0, 3],
      [3, 0],
    ]) {
      const x = fromData(new Float32Array(0), shape, { backend: gpu });
      expect(await softmax(x).data()).toEqual(new Float32Array(0));
    }
  });
});

describeOnGpu("label surprise kernels", (gpu) => {
  const kernels = ["labelSurprise", "labelSurpriseGrad"] as const;
  const options: fc.Arbitrary<CrossEntropyOptions> = fc.record({
    reduction: fc.constantFrom("mean" as const, "sum" as const, "none" as const),
    ignoredIndex: fc.constantFrom(-1),
  });
  /** Sums of up to 257 losses of up to 20. */
  const lossBound: Bound = { relative: 2e-5, absolute: 2e-5 };

  it("equal the composition in value and gradient", () =>
    fc.assert(
      fc.asyncProperty(sizes, options, fc.boolean(), seeds, ([r, c], chosen, weighted, seed) => {
        const weights = waves([c], seed).mul(0.1).add(1);
        const loss = (x: Tensor, labels: Tensor, w: Tensor): Tensor =>
          crossEntropy(x, labels, weighted ? { ...chosen, classWeights: w } : chosen);
        const inputs = [waves([r, c], seed), labelsOf(r, c, seed), weights];
        return expectFused(gpu, kernels, valueAndGradient(loss), inputs, lossBound);
      }),
      { numRuns: 25 },
    ));

  it("agree with the reference in value and gradient", () =>
    fc.assert(
      fc.asyncProperty(sizes, options, seeds, async ([r, c], chosen, seed) => {
        const inputs = [waves([r, c], seed), labelsOf(r, c, seed)];
        const loss = (x: Tensor, labels: Tensor): Tensor => crossEntropy(x, labels, chosen);
        await expectParity(gpu, loss, inputs, lossBound);
        await expectParity(gpu, (...all) => valueAndGradient(loss)(...all)[1], inputs, bound);
      }),
      { numRuns: 15 },
    ));

  it("keep their digits at ±1000", async () => {
    const x = fromData(Float32Array.of(1000, 999, -1000, -1000, -999, 1000), [2, 3]);
    const labels = fromData(Int32Array.of(1, 0), [2]);
    const loss = (at: Tensor, wanted: Tensor): Tensor =>
      crossEntropy(at, wanted, { reduction: "none" });
    await expectParity(gpu, loss, [x, labels], bound);
    await expectParity(gpu, (...all) => valueAndGradient(loss)(...all)[1], [x, labels], bound);
  });

  it("make room for a second derivative", async () => {
    const curvature = (x: Tensor, labels: Tensor): Tensor =>
      grad((at) =>
        grad((inner) => crossEntropy(inner, labels))(at)
          .mul(at)
          .sum(),
      )(x);
    const inputs = [waves([3, 5], 1), labelsOf(3, 5, 2)];
    await expectParity(gpu, curvature, inputs, lossBound);
  });

  it("do nothing where there is nothing", async () => {
    const x = fromData(new Float32Array(0), [0, 3], { backend: gpu });
    const labels = fromData(new Int32Array(0), [0], { backend: gpu });
    expect(await crossEntropy(x, labels, { reduction: "none" }).data()).toEqual(
      new Float32Array(0),
    );
  });
});

/** What `f` gives, and the gradient of the sum of it with respect to its first input. */
function valueAndGradient(
  f: (x: Tensor, ...others: Tensor[]) => Tensor,
): (...inputs: Tensor[]) => [value: Tensor, gradient: Tensor] {
  return (first, ...others) => {
    const x = parameter(first);
    const value = f(x, ...others);
    value.sum().backward();
    return [value, x.grad!];
  };
}

/** Many different numbers between −6 and 6. */
function waves(shape: readonly number[], seed: number): Tensor {
  const size = shape.reduce((product, length) => product * length, 1);
  return fromData(
    Float64Array.from({ length: size }, (_, i) => 6 * Math.sin(seed + 1.7 * i)),
    shape,
  );
}

/** Labels of which some are −1. */
function labelsOf(count: number, classes: number, seed: number): Tensor {
  const one = (i: number): number => ((seed + 7 * i) % (classes + 1)) - 1;
  return fromData(
    Int32Array.from({ length: count }, (_, i) => one(i)),
    [count],
  );
}
