import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveAxes, broadcastShapes } from "../tensor/shape.ts";
import {
  axesOf,
  broadcastablePairs,
  broadcastableTriples,
  matrixPairs,
  shapes,
  tensors,
  tensorsOf,
} from "./arbitraries.ts";
import { anyDouble, awayFrom, int32s, moderate } from "./numbers.ts";

describe("shapes", () => {
  it("keeps to its bounds", () => {
    const options = { minRank: 1, maxRank: 2, maxLength: 3 };
    fc.assert(
      fc.property(shapes(options), (shape) => {
        expect([1, 2]).toContain(shape.length);
        for (const length of shape) expect([1, 2, 3]).toContain(length);
      }),
    );
  });

  it("has empty axes only if asked", () => {
    const drawn = fc.sample(shapes({ allowEmpty: true }), { seed: 1, numRuns: 100 });
    expect(drawn.some((shape) => shape.includes(0))).toBe(true);
  });
});

describe("tensors", () => {
  it("print as their shape and their numbers", () => {
    const [x] = fc.sample(tensorsOf([1, 2], fc.constant(0.5)), 1);
    expect(fc.stringify(x)).toBe("[1, 2] [[0.5,0.5]]");
  });

  it("are of the dtype that was asked for", () => {
    fc.assert(
      fc.property(tensors(int32s, { dtype: "int32" }), (x) => {
        expect(x.dtype).toBe("int32");
      }),
    );
    fc.assert(
      fc.property(tensors(), (x) => {
        expect(x.dtype).toBe("float64");
      }),
    );
  });

  it("come in pairs and triples that can be broadcast together", () => {
    fc.assert(
      fc.property(broadcastablePairs(moderate, moderate, { allowEmpty: true }), ([a, b]) => {
        broadcastShapes("test", a.shape, b.shape);
      }),
    );
    fc.assert(
      fc.property(broadcastableTriples(), ([a, b, c]) => {
        broadcastShapes("test", a.shape, broadcastShapes("test", b.shape, c.shape));
      }),
    );
  });

  it("come in pairs that can be multiplied", () => {
    fc.assert(
      fc.property(matrixPairs, ([a, b]) => {
        expect(a.shape[1]).toBe(b.shape[0]);
      }),
    );
  });
});

describe("axesOf", () => {
  it("names axes that exist, each once", () => {
    const cases = shapes().chain((shape) => fc.tuple(fc.constant(shape), axesOf(shape)));
    fc.assert(
      fc.property(cases, ([shape, axes]) => {
        expect(resolveAxes("test", axes, shape)).toHaveLength(axes.length);
      }),
    );
  });
});

describe("numbers", () => {
  it("stay away from the points that were named", () => {
    fc.assert(
      fc.property(awayFrom([1, -1]), (x) => {
        expect(Math.abs(x - 1)).toBeGreaterThanOrEqual(0.01 - Number.EPSILON);
        expect(Math.abs(x + 1)).toBeGreaterThanOrEqual(0.01 - Number.EPSILON);
        expect(Math.abs(x)).toBeLessThanOrEqual(2);
      }),
    );
  });

  it("include the odd ones", () => {
    const drawn = fc.sample(anyDouble, { seed: 1, numRuns: 200 });
    for (const odd of [Number.NaN, Infinity, -Infinity, -0])
      expect(drawn.some((x) => Object.is(x, odd))).toBe(true);
  });

  it("says when points leave nothing to draw", () => {
    expect(() => awayFrom([0], { distance: 3 })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: awayFrom: nothing between -2 and 2 is 3 away from 0.
        There has to be a number to draw.]
    `);
  });
});
