import type { ConvSizes, SlidingAxis } from "@gradus/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { convProblems } from "../testing/sliding-problems.ts";
import { convolutionPlan } from "./convolution-plan.ts";
import { forward, gradWeight, gradX, productOf } from "./convolution-problem.ts";

const problems = { y: forward, dx: gradX, dw: gradWeight };

describe("convolutionPlan", () => {
  it("cuts sums into parts that are there, together as long as they are", () =>
    fc.assert(
      fc.property(
        convProblems,
        fc.constantFrom(forward, gradX, gradWeight),
        fc.nat(5000),
        ({ sizes }, of, images) => {
          const problem = of(sizes);
          const { kernel, parts, partLength } = convolutionPlan(problem, images);
          const inRows = kernel === "direct" && problem.along === "places";
          const length = inRows ? images * problem.rows.length : productOf(problem, images).k;
          expect(parts * partLength).toBeGreaterThanOrEqual(length);
          expect((parts - 1) * partLength).toBeLessThanOrEqual(Math.max(0, length - 1));
        },
      ),
    ));

  it.each<[string, keyof typeof problems, ConvSizes, string]>([
    ["the first layer of a network for digits", "y", over(512, 1, 8, axis(28, 5)), "direct × 1"],
    ["its weights", "dw", over(512, 1, 8, axis(28, 5)), "direct × 192"],
    ["the second layer", "y", over(512, 8, 16, axis(12, 5)), "tile 32 × 1"],
    ["its images", "dx", over(512, 8, 16, axis(12, 5)), "direct × 1"],
    ["its weights", "dw", over(512, 8, 16, axis(12, 5)), "tile 32 × 27"],
    ["a layer of a deep network", "y", over(32, 64, 64, axis(56, 3)), "tile 64 × 1"],
    ["its images", "dx", over(32, 64, 64, axis(56, 3)), "tile 64 × 1"],
    ["its weights", "dw", over(32, 64, 64, axis(56, 3)), "tile 32 × 5"],
    ["a wide layer", "y", over(32, 256, 256, axis(28, 3)), "tile 128 × 1"],
    ["a late layer of one image", "y", over(1, 512, 512, axis(9, 3)), "tile 32 × 6"],
    ["each channel by itself", "y", over(32, 64, 64, axis(56, 3), 64), "direct × 1"],
    ["its weights", "dw", over(32, 64, 64, axis(56, 3), 64), "direct × 64"],
  ])("computes %s, %s, by the kernel that the table names", (_, name, sizes, planned) => {
    const { kernel, parts } = convolutionPlan(problems[name](sizes), sizes.batch);
    expect(`${kernel} × ${parts}`).toBe(planned);
  });
});

function over(
  batch: number,
  inChannels: number,
  outChannels: number,
  side: SlidingAxis,
  groups = 1,
): ConvSizes {
  return { batch, inChannels, outChannels, groups, rows: side, columns: side };
}

function axis(length: number, taps: number): SlidingAxis {
  return { length, taps, places: length - taps + 1, stride: 1, dilation: 1, before: 0 };
}
