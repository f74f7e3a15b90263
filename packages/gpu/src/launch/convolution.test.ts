import { conv2d, cpu, type SlidingAxis, type TypedArray } from "@gradus/core";
import { convolutions } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GpuStorage } from "../gpu-storage.ts";
import { describeOnGpu } from "../testing/describe-on-gpu.ts";
import { expectParity, sumOfProducts } from "../testing/expect-parity.ts";
import { gpuOf } from "../testing/gpu-of.ts";
import { type ConvProblem, convProblem, convProblems } from "../testing/sliding-problems.ts";
import { withLimits } from "../testing/with-limits.ts";
import { type ConvolutionKernel, convolutionPlan } from "./convolution-plan.ts";
import { forward, gradWeight, gradX, productOf } from "./convolution-problem.ts";
import { imagesOf, weightsOf } from "./convolution.ts";
import { on } from "./on.ts";

const names = ["conv2d", "conv2dGradX", "conv2dGradWeight"] as const;
type Name = (typeof names)[number];

const nine: SlidingAxis = {
  length: 9,
  taps: 3,
  places: 9,
  stride: 1,
  dilation: 1,
  before: 1,
};

const kernels: readonly ConvolutionKernel[] = ["direct", "tile 32", "tile 64", "tile 128"];

/** Channels one below, at and above the edge of a tile, and as many places. */
const edges: fc.Arbitrary<ConvProblem> = fc
  .record({
    batch: fc.integer({ min: 1, max: 2 }),
    channels: fc.constantFrom(1, 3, 7),
    outputs: fc.constantFrom(1, 31, 32, 33, 65),
    width: fc.constantFrom(1, 8, 11),
    taps: fc.constantFrom(1, 2, 3),
    stride: fc.constantFrom(1, 2),
    before: fc.nat(2),
  })
  .map(({ batch, channels, outputs, width, taps, stride, before }) => {
    const axis = { length: stride * width, taps, places: width, stride, dilation: 1, before };
    const sizes = { batch, inChannels: channels, outChannels: outputs, groups: 1 };
    return convProblem({ ...sizes, rows: { ...axis, places: 6 }, columns: axis }, outputs);
  });

describeOnGpu("convolution", (backend) => {
  describe.each(kernels)("by the kernel %s", (kernel) => {
    it.each(names)("agrees with the reference on %s, also where sums are cut", (name) =>
      fc.assert(
        fc.asyncProperty(
          fc.oneof({ weight: 3, arbitrary: convProblems }, { weight: 1, arbitrary: edges }),
          fc.constantFrom(1, 2),
          async (problem, cuts) => {
            expect(await computed(name, problem, kernel, cuts)).toEqual(expected(name, problem));
          },
        ),
        { numRuns: kernel === "tile 128" ? 10 : 40 },
      ),
    );
  });

  it.each(names)("agrees with the reference on %s as it is planned", (name) =>
    fc.assert(
      fc.asyncProperty(fc.oneof(convProblems, edges), async (problem) => {
        expect(await computed(name, problem)).toEqual(expected(name, problem));
      }),
      { numRuns: 30 },
    ),
  );

  it.each(names)("computes %s portion by portion where a kernel does not see all images", (name) =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 7 }), fc.nat(100), async (batch, seed) => {
        const sizes = {
          batch,
          inChannels: 2,
          outChannels: 10,
          groups: 1,
          rows: nine,
          columns: nine,
        };
        const problem = convProblem(sizes, seed);
        await withLimits(backend, { bindingLimit: 8192, groupLimit: 3 }, async () => {
          expect(await computed(name, problem)).toEqual(expected(name, problem));
        });
      }),
      { numRuns: 5 },
    ),
  );

  it("carries infinities and NaN as the reference", async () => {
    const problem = convProblem(
      { batch: 2, inChannels: 3, outChannels: 20, groups: 1, rows: nine, columns: nine },
      1,
    );
    problem.x.set([Infinity, NaN, -Infinity], 70);
    problem.g.set([Infinity, -Infinity, NaN], 700);
    for (const name of names)
      expect(await computed(name, problem)).toEqual(expected(name, problem));
  });

  it.each(kernels)(
    "gives 0 to what no window sees, whatever the weights are, by %s",
    async (kernel) => {
      const every = { length: 6, taps: 1, places: 3, stride: 2, dilation: 1, before: 0 };
      const problem = convProblem(
        { batch: 1, inChannels: 2, outChannels: 3, groups: 1, rows: every, columns: every },
        1,
      );
      problem.weight.fill(Infinity);
      problem.g.fill(1);
      expect(await computed("conv2dGradX", problem, kernel)).toEqual(
        expected("conv2dGradX", problem),
      );
    },
  );

  it("rounds no more often than its sums have terms", () =>
    fc.assert(
      fc.asyncProperty(convolutions(), ({ x, weight, options }) => {
        const terms = weight.size / weight.shape[0];
        return expectParity(backend, (image, w) => conv2d(image, w, options), [x, weight], {
          accumulated: sumOfProducts(terms),
          absolute: 2 ** -120, // products that are smaller than all normal numbers may be 0
        });
      }),
      { numRuns: 50 },
    ));

  /** By a kernel, in as many parts, or as it is planned. */
  async function computed(
    name: Name,
    problem: ConvProblem,
    kernel?: ConvolutionKernel,
    cuts = 1,
  ): Promise<TypedArray> {
    const gpu = gpuOf(backend);
    const [seen, other] = operands(name, problem).map((x) => on(gpu, backend.upload(x)));
    const { sizes } = problem;
    const planned: typeof convolutionPlan = (of, images) => {
      const plan = convolutionPlan(of, images);
      if (!kernel) return plan;
      if (kernel === "direct" && of.along === "taps") return { ...plan, kernel, parts: 1 };
      const k = kernel === "direct" ? images * of.rows.length : productOf(of, images).k;
      const partLength = Math.max(1, Math.ceil(k / cuts));
      return { kernel, parts: Math.max(1, Math.ceil(k / partLength)), partLength, lanes: 1 };
    };
    const compute: Record<Name, () => GpuStorage> = {
      conv2d: () => imagesOf(gpu, { seen, other }, forward(sizes), sizes.batch, planned),
      conv2dGradX: () => imagesOf(gpu, { seen, other }, gradX(sizes), sizes.batch, planned),
      conv2dGradWeight: () =>
        weightsOf(gpu, { seen, other }, gradWeight(sizes), sizes.batch, planned),
    };
    return compute[name]().read();
  }
});

function expected(name: Name, problem: ConvProblem): TypedArray {
  const [a, b] = operands(name, problem);
  return cpu[name](cpu.upload(a), cpu.upload(b), problem.sizes).readSync();
}

/** What a kernel reads. */
function operands(
  name: Name,
  { x, weight, g }: ConvProblem,
): [Float32Array<ArrayBuffer>, Float32Array<ArrayBuffer>] {
  if (name === "conv2d") return [x, weight];
  return name === "conv2dGradX" ? [g, weight] : [x, g];
}
