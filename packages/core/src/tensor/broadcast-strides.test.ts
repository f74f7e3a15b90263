import { describe, expect, it } from "vitest";
import { broadcastStrides } from "./broadcast-strides.ts";

describe("broadcastStrides", () => {
  it("stands still along axes that are missing or have length 1", () => {
    expect(broadcastStrides([3], [2, 3])).toEqual([0, 1]);
    expect(broadcastStrides([2, 1], [2, 3])).toEqual([1, 0]);
    expect(broadcastStrides([2, 1, 3], [5, 2, 4, 3])).toEqual([0, 3, 0, 1]);
    expect(broadcastStrides([], [2, 2])).toEqual([0, 0]);
  });

  it("changes nothing where nothing is stretched", () => {
    expect(broadcastStrides([2, 1, 3], [2, 1, 3])).toEqual([3, 3, 1]);
    expect(broadcastStrides([], [])).toEqual([]);
  });
});
