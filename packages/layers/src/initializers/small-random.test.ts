import { Random } from "@gradus/core";
import { describe, expect, it } from "vitest";
import { smallRandom } from "./small-random.ts";

describe("smallRandom", () => {
  it("is a hundredth of a standard normal draw", () => {
    const [small, whole] = [1, 1].map((seed) => new Random(seed));
    expect(smallRandom(small, [3, 2], { dtype: "float64" }).toArray()).toEqual(
      whole.normal([3, 2], { dtype: "float64", deviation: 0.01 }).toArray(),
    );
  });

  it("is as wide as it is told, whatever the fans", () => {
    const weights = smallRandom(new Random(1), [50, 50], { deviation: 0.5, fanIn: 1, fanOut: 9 });
    const square = weights.mul(weights).mean().toArray();
    expect(Math.sqrt(Number(square))).toBeCloseTo(0.5, 1);
  });

  it("refuses a negative deviation", () => {
    expect(() => smallRandom(new Random(1), [2], { deviation: -1 })).toThrow("a deviation of -1");
  });
});
