import { shapes } from "@gradus/core/testing";
import { fromData, ones, sizeOf } from "@gradus/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkEach, isProbability, look, mayBeProbability } from "./check-each.ts";

describe("checkEach", () => {
  it("names the place of the first number that does not fit", () => {
    fc.assert(
      fc.property(shapes({ minRank: 1 }), fc.nat(), (shape, at) => {
        const wrong = at % sizeOf(shape);
        const x = fromData(Float64Array.from({ length: sizeOf(shape) }).fill(1), shape);
        const spoiled = x.dataSync();
        spoiled[wrong] = -1;
        let message = "";
        try {
          checkEach("loss", "target", fromData(spoiled, shape), (y) => y > 0, "It is positive.");
        } catch (error) {
          message = String(error);
        }
        const place = /at \[(.*)\]/.exec(message)?.[1].split(", ").map(Number) ?? [];
        const flat = place.reduce((sum, index, axis) => sum * shape[axis] + index, 0);
        expect(place).toHaveLength(shape.length);
        expect(flat).toBe(wrong);
      }),
    );
  });

  it("lets numbers pass that fit, and those that it cannot see", () => {
    expect(() => checkEach("loss", "target", ones([2]), isProbability, "…")).not.toThrow();
    const gone = ones([2]);
    gone.dispose();
    expect(look(gone)).toBeUndefined();
    expect(() => checkEach("loss", "target", gone, () => false, "…")).not.toThrow();
  });

  it("knows probabilities, and lets a computed NaN be one", () => {
    expect([0, 0.5, 1, -0.1, 1.1, NaN].map(isProbability)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(mayBeProbability(NaN)).toBe(true);
    expect(mayBeProbability(2)).toBe(false);
  });
});
