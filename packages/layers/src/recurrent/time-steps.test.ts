import { tensor } from "@gradus/core";
import { expectClose, gradcheck } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draws, sizes } from "../testing/recurrent.ts";
import { sequenceOf, timeSteps } from "./time-steps.ts";

const lengths = fc.tuple(draws, sizes, fc.integer({ min: 1, max: 9 }));

describe("timeSteps", () => {
  it("cuts a sequence into its steps", () => {
    const steps = timeSteps(
      tensor([
        [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
      ]),
    );
    expect(steps.map((step) => step.toArray())).toEqual([[[1, 2]], [[3, 4]], [[5, 6]]]);
  });

  it("gives what slicing at each step gives", () => {
    fc.assert(
      fc.property(lengths, ([draw, { batch, inFeatures }, time]) => {
        const x = draw(batch, time, inFeatures);
        const steps = timeSteps(x);
        expect(steps).toHaveLength(time);
        steps.forEach((step, t) => {
          expectClose(step, x.slice(null, t));
        });
      }),
    );
  });

  it("is undone by sequenceOf, forward and backward", () => {
    fc.assert(
      fc.property(lengths, ([draw, { batch, inFeatures }, time]) => {
        const x = draw(batch, time, inFeatures);
        expectClose(sequenceOf(timeSteps(x)), x);
        gradcheck((t) => sequenceOf(timeSteps(t).map((step, i) => step.mul(i + 1))), [x]);
      }),
      { numRuns: 20 },
    );
  });
});
