import { fromData, grad, ones, type Shape, sizeOf, square, type Tensor } from "@gradus/core";
import { attentionOutputs, scaledDotProductAttention } from "@gradus/layers";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { describeOnGpu } from "../testing/describe-on-gpu.ts";
import { expectFused } from "../testing/expect-fused.ts";
import { type Bound, expectParity } from "../testing/expect-parity.ts";
import { valueAndGradients } from "../testing/value-and-gradients.ts";
import { webgpu } from "../webgpu.ts";

/** Around one tile of 32, and a few of them. */
const lengths = fc.constantFrom(1, 5, 31, 32, 33, 65);

/** Around the sixteen features that are brought at a time, and the 64 columns that are mixed at a time. */
const widths = fc.constantFrom(1, 3, 4, 5, 15, 16, 17, 64, 65);

/** Along which axes a mask says something of its own. */
const masks = fc.constantFrom<readonly ("batch" | "head" | "query" | "key")[]>(
  [],
  ["key"],
  ["query", "key"],
  ["query"],
  ["batch", "key"],
  ["head", "query", "key"],
  ["batch", "head", "query", "key"],
);

interface Problem {
  readonly shapes: readonly Shape[];
  readonly causal: boolean;
  readonly mask: Shape;
  readonly wholeMask: boolean;
  readonly seed: number;
}

const problems: fc.Arbitrary<Problem> = fc
  .record({
    batches: fc.constantFrom([], [2], [1, 2], [2, 2]),
    queries: lengths,
    keys: lengths,
    features: widths,
    values: widths,
    causal: fc.boolean(),
    axes: masks,
    wholeMask: fc.boolean(),
    seed: fc.nat(2 ** 20),
  })
  .map(({ batches, queries, keys, features, values, axes, ...rest }) => {
    const own = { batch: batches[0], head: batches[1], query: queries, key: keys };
    const names = (["batch", "head"] as const).slice(0, batches.length);
    const mask = [...names, "query" as const, "key" as const].map((name) =>
      axes.includes(name) ? own[name]! : 1,
    );
    const shapes = [
      [...batches, queries, features],
      [...batches, keys, features],
      [...batches, keys, values],
    ];
    return { ...rest, shapes, mask };
  });

/** A mix of numbers up to 1, and gradients that are sums of a few hundred products. */
const bound: Bound = { relative: 2e-5, absolute: 5e-5 };

/**
 * The same where there are thousands. What belongs to a key is a sum over all queries of differences between two sums over
 * all values, which cancel where a key has all of the weight: what is left is the rounding of each.
 */
function boundOf({ shapes: [q, , v] }: Problem): Bound {
  const products = q[q.length - 2] * v[v.length - 1];
  return { ...bound, absolute: Math.max(5e-5, products * 2 ** -22) };
}

/** What attention gives (0), or its gradient by q, k or v (1 to 3). */
function part(outputs: typeof outputsOf, which: number): typeof outputsOf {
  return (...given) => valueAndGradients(outputs, 3)(...given)[which];
}

describeOnGpu("kernels of attention", (gpu) => {
  it("equal the composition in value and gradients", () =>
    fc.assert(
      fc.asyncProperty(problems, (problem) =>
        expectFused(
          gpu,
          ["attention", "attentionGrad"],
          valueAndGradients(seenBy(problem), 3),
          inputsOf(problem),
          boundOf(problem),
        ),
      ),
      { numRuns: 10 },
    ));

  it("agree with the reference in value and gradients", () =>
    fc.assert(
      fc.asyncProperty(problems, fc.nat(3), (problem, which) =>
        expectParity(gpu, part(seenBy(problem), which), inputsOf(problem), boundOf(problem)),
      ),
      { numRuns: 10 },
    ));

  it("count through tiles of rows, slices of columns and the batch", async () => {
    const inputs = [waves([2, 65, 130], 1), waves([2, 66, 130], 2), waves([2, 66, 131], 3)];
    for (const which of [0, 1, 2, 3])
      await expectParity(gpu, part(outputsOf, which), inputs, bound);
  });

  it("make room for second derivatives", () => {
    const curvature = (q: Tensor, k: Tensor, v: Tensor): Tensor =>
      grad((at) =>
        grad((inner) => square(attentionOutputs(inner, k, v)).sum())(at)
          .mul(at)
          .sum(),
      )(q);
    return expectParity(
      gpu,
      curvature,
      [waves([4, 3], 1), waves([5, 3], 2), waves([5, 2], 3)],
      bound,
    );
  });

  it("give a query zeros that may see nothing, and nothing back to what it looked with", async () => {
    const mask = fromData(Int32Array.of(0, 1, 0, 0, 0, 0), [3, 2]);
    const found = (q: Tensor, k: Tensor, v: Tensor): Tensor =>
      attentionOutputs(q, k, v, { mask: onBackendOf(q, mask) });
    const inputs = [waves([3, 4], 1), waves([2, 4], 2), waves([2, 5], 3)];
    for (const which of [0, 1, 2, 3]) await expectParity(gpu, part(found, which), inputs, bound);
  });

  it("keep their balance with large scores, and pass NaN on within a query", async () => {
    const large = [waves([5, 4], 1).mul(1e4), waves([40, 4], 2).mul(1e4), waves([40, 3], 3)];
    await expectParity(gpu, outputsOf, large, bound);
    const odd = fromData(Float64Array.of(NaN, 1, Infinity, 1, 2, 1, -Infinity, 1), [4, 2]);
    await expectParity(gpu, outputsOf, [odd, waves([3, 2], 2), waves([3, 2], 3)], bound);
  });

  it("find the largest score wherever it is", () => {
    // Query i has 1000 at key i, which has to be taken off all of its scores, or its power is infinite.
    const keys = 70;
    const scores = Array.from({ length: keys ** 2 }, (_, at) =>
      Math.floor(at / keys) === at % keys ? 1000 : 0,
    );
    const [q, k] = [ones([keys, 1, 1]), fromData(Float64Array.from(scores), [keys, keys, 1])];
    return expectParity(gpu, outputsOf, [q, k, waves([keys, keys, 2], 1)], bound);
  });

  it("never hold the scores", async () => {
    // Of its own, for what other tests have forgotten may be collected meanwhile.
    const backend = await webgpu();
    const [length, width] = [512, 4];
    const x = fromData(new Float32Array(length * width), [length, width], { backend });
    const before = backend.memory().inUse;
    const y = attentionOutputs(x, x, x);
    expect(backend.memory().inUse - before).toBeLessThan(4 * length * 16);
    expect((await y.data())[0]).toBe(0);
    y.dispose();
    expect(backend.memory().inUse).toBe(before);
    backend.destroy();
  });

  it("say what is wrong with a mask as the composition does", () => {
    const [q, k, v, mask] = [
      [3, 4],
      [2, 4],
      [2, 5],
      [2, 2],
    ].map((shape) => fromData(new Float32Array(sizeOf(shape)), shape, { backend: gpu }));
    const message = /the mask is \[2, 2\], for scores \[3, 2\]/;
    expect(() => attentionOutputs(q, k, v, { mask })).toThrow(message);
    expect(() => scaledDotProductAttention(q, k, v, { mask })).toThrow(message);
  });
});

function outputsOf(q: Tensor, k: Tensor, v: Tensor): Tensor {
  return attentionOutputs(q, k, v);
}

/** What the queries of a problem find, weighted so that every number of it has a gradient of its own. */
function seenBy({ causal, mask, wholeMask, seed }: Problem): (...inputs: Tensor[]) => Tensor {
  const visible = waves(mask, seed + 5)
    .greater(-0.5)
    .cast("int32");
  return (q, k, v) => {
    const seen = onBackendOf(q, visible);
    const y = attentionOutputs(q, k, v, {
      causal,
      mask: wholeMask ? seen : seen.cast(q.dtype).mul(-0.5),
    });
    return square(y).add(y);
  };
}

function inputsOf({ shapes, seed }: Problem): Tensor[] {
  return shapes.map((shape, i) => waves(shape, seed + i));
}

function onBackendOf({ backend }: Tensor, x: Tensor): Tensor {
  return fromData(x.dataSync().slice(), x.shape, { backend });
}

/** Many different numbers, as large as 1. */
function waves(shape: Shape, seed: number): Tensor {
  return fromData(
    Float64Array.from({ length: sizeOf(shape) }, (_, i) => Math.sin(seed + 1.7 * i)),
    shape,
  );
}
