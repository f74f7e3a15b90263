import { avgPool2d, maxPool2d, minPool2d } from "@gradus/core";
import { poolings } from "@gradus/core/testing";
import {
  AvgPool1d,
  AvgPool2d,
  GlobalAvgPool2d,
  GlobalMaxPool2d,
  type Layer,
  MaxPool1d,
  MaxPool2d,
  MinPool1d,
  MinPool2d,
} from "@gradus/layers";
import * as fc from "fast-check";
import { type Bound, exact, ulpsOfSum } from "../bound.ts";
import { numbers } from "../draw.ts";
import { layerCase } from "../layer-case.ts";
import { caseOf } from "../parity-case.ts";
import type { Entry } from "../parity-entry.ts";

const taken = exact("one number of each window is taken");
const shared: Bound = ulpsOfSum(
  16,
  "a number that several windows took receives all their gradients",
);
const averaged: Bound = ulpsOfSum(24, "the numbers of a window are added up and divided");

const geometries = poolings(fc.constant(0));
const kernels = ["maxPool2d", "maxPool2dGrad"] as const;

function pooling(f: typeof maxPool2d, rest: Pick<Entry, "bound" | "gradient" | "fused">): Entry {
  const wide = fc.sample(numbers([2, 17, 12, 12]), { seed: 1, numRuns: 1 });
  return {
    name: f.name,
    of: [f],
    cases: geometries.chain(({ x, kernel, options }) =>
      numbers(x.shape).map((input) =>
        caseOf(
          [input],
          ([image]) => f(image, kernel, options),
          JSON.stringify({ kernel, ...options }),
        ),
      ),
    ),
    examples: wide.map((input) => caseOf([input], ([image]) => f(image, 2))),
    runs: 25,
    ...rest,
  };
}

function pool2d(
  name: string,
  of: new (kernel: number, options: object) => Layer,
  rest: Pick<Entry, "bound" | "gradient">,
): Entry {
  return {
    name,
    of: [of],
    cases: numbers([2, 3, 8, 7]).map((x) =>
      layerCase([x], () => new of(3, { stride: 2, padding: 1 })),
    ),
    runs: 3,
    ...rest,
  };
}

function pool1d(
  name: string,
  of: new (kernel: number, options: object) => Layer,
  rest: Pick<Entry, "bound" | "gradient">,
): Entry {
  return {
    name,
    of: [of],
    cases: numbers([2, 3, 19]).map((x) => layerCase([x], () => new of(3, { stride: 2 }))),
    runs: 3,
    ...rest,
  };
}

/** A window's largest, smallest and mean number. */
export const poolingEntries: readonly Entry[] = [
  pooling(maxPool2d, { bound: taken, gradient: { ...shared, of: "largest" }, fused: kernels }),
  pooling(minPool2d, { bound: taken, gradient: { ...shared, of: "largest" } }),
  pooling(avgPool2d, { bound: averaged }),
  pool2d("MaxPool2d", MaxPool2d, { bound: taken, gradient: { ...shared, of: "largest" } }),
  pool2d("MinPool2d", MinPool2d, { bound: taken, gradient: { ...shared, of: "largest" } }),
  pool2d("AvgPool2d", AvgPool2d, { bound: averaged }),
  pool1d("MaxPool1d", MaxPool1d, { bound: taken, gradient: { ...shared, of: "largest" } }),
  pool1d("MinPool1d", MinPool1d, { bound: taken, gradient: { ...shared, of: "largest" } }),
  pool1d("AvgPool1d", AvgPool1d, { bound: averaged }),
  {
    name: "GlobalMaxPool2d",
    of: [GlobalMaxPool2d],
    cases: numbers([2, 3, 8, 7]).map((x) => layerCase([x], () => new GlobalMaxPool2d())),
    runs: 3,
    bound: taken,
    gradient: { ...shared, of: "largest" },
  },
  {
    name: "GlobalAvgPool2d",
    of: [GlobalAvgPool2d],
    cases: numbers([2, 3, 8, 7]).map((x) => layerCase([x], () => new GlobalAvgPool2d())),
    runs: 3,
    bound: averaged,
  },
];
