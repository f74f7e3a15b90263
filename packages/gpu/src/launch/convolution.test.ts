import { conv2d, cpu } from "@gradus/core";
import { convolutions } from "@gradus/core/testing";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { describeOnGpu } from "../testing/describe-on-gpu.ts";
import { expectParity, sumOfProducts } from "../testing/expect-parity.ts";
import { type ConvProblem, convProblems } from "../testing/sliding-problems.ts";

const kernels = ["conv2d", "conv2dGradX", "conv2dGradWeight"] as const;

describeOnGpu("convolution", (backend) => {
  it.each(kernels)("agrees with the reference on %s", (name) =>
    fc.assert(
      fc.asyncProperty(convProblems, async (problem) => {
        const [a, b] = operands(name, problem);
        const expected = cpu[name](cpu.upload(a), cpu.upload(b), problem.sizes).readSync();
        const actual = backend[name](backend.upload(a), backend.upload(b), problem.sizes);
        expect([...(await actual.read())]).toEqual([...expected]);
      }),
      { numRuns: 300 },
    ),
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
    ));
});

/** What a kernel reads. */
function operands(
  name: (typeof kernels)[number],
  { x, weight, g }: ConvProblem,
): [Float32Array<ArrayBuffer>, Float32Array<ArrayBuffer>] {
  if (name === "conv2d") return [x, weight];
  return name === "conv2dGradX" ? [g, weight] : [x, g];
}
