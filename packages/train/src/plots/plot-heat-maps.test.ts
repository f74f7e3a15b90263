import { tensor } from "@gradus/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { elementsIn, marksIn, readSvg, type SvgElement } from "../testing/read-svg.ts";
import { plotAttention } from "./plot-attention.ts";
import { plotConfusion } from "./plot-confusion.ts";

/** Filled squares: where they are, and how strong their color is. */
function squaresIn(svg: SvgElement): { x: number; y: number; fill: string; strength: number }[] {
  return elementsIn(marksIn(svg, "cell")[0], "rect").map(({ attributes }) => ({
    x: Number(attributes.x),
    y: Number(attributes.y),
    fill: attributes.fill,
    strength: Number(attributes["fill-opacity"]),
  }));
}

describe("plotConfusion", () => {
  it("draws a square for every pair of classes, and writes every count that is not 0", async () => {
    const matrices = fc.integer({ min: 1, max: 5 }).chain((size) =>
      fc.array(fc.array(fc.nat(30), { minLength: size, maxLength: size }), {
        minLength: size,
        maxLength: size,
      }),
    );
    await fc.assert(
      fc.asyncProperty(matrices, async (counts) => {
        const svg = readSvg(await plotConfusion(counts));
        expect(squaresIn(svg)).toHaveLength(counts.length ** 2);
        const written = marksIn(svg, "text").flatMap((mark) => elementsIn(mark, "text"));
        const numbers = written.map(({ text }) => Number(text)).toSorted((a, b) => a - b);
        expect(numbers).toEqual(
          counts
            .flat()
            .filter((count) => count > 0)
            .toSorted((a, b) => a - b),
        );
      }),
      { numRuns: 25 },
    );
  });

  it("has actual classes from top to bottom and predicted ones from left to right", async () => {
    const svg = readSvg(
      await plotConfusion(
        tensor([
          [9, 4],
          [0, 1],
        ]),
      ),
    );
    const [a, b, c, d] = squaresIn(svg);
    expect([b.x - a.x > 0, b.y - a.y, c.x - a.x, c.y - a.y > 0]).toEqual([true, 0, 0, true]);
    expect(a.fill).toBe(d.fill);
    expect(b.fill).toBe(c.fill);
    expect(b.fill).not.toBe(a.fill);
    expect(a.strength).toBeGreaterThan(b.strength);
    expect(c.strength).toBe(0);
    expect(elementsIn(svg, "desc")[0].text).toMatchInlineSnapshot(
      `"Actual by predicted class; 10 of 14 right (71.4 %). The most frequent mistake: 0 taken for 1, 4 times."`,
    );
  });

  it("explains what is not a confusion matrix", async () => {
    await expect(plotConfusion([[1, 2, 3]])).rejects.toThrowErrorMatchingInlineSnapshot(`
      [RangeError: plotConfusion: the matrix is [1, 3].
        A confusion matrix has one row and one column for each class.]
    `);
    await expect(plotConfusion([[-1]])).rejects.toThrowErrorMatchingInlineSnapshot(`
      [RangeError: plotConfusion: a count is -1.
        A count is 0 or more.]
    `);
    await expect(plotConfusion([1, 2])).rejects.toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: plotConfusion: the values are [2].
        Their shape is [actual, predicted], and no axis is empty.]
    `);
    await expect(plotConfusion([[1]], { classes: ["cat", "dog"] })).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: plotConfusion: 2 classes for 1: "cat", "dog".
        There is one name for each, in their order.]
    `);
  });
});

describe("plotAttention", () => {
  it("draws heads side by side on one scale", async () => {
    const strengths = squaresIn(
      readSvg(
        await plotAttention([
          [
            [1, 0],
            [0.5, 0.5],
          ],
          [
            [0.25, 0.75],
            [0, 1],
          ],
        ]),
      ),
    ).map(({ strength }) => strength);
    expect(strengths).toEqual([1, 0, 0.5, 0.5, 0.25, 0.75, 0, 1]);
  });

  it("writes the tokens at rows and columns", async () => {
    const options = { queries: ["le", "chat"], keys: ["the", "black", "cat"] };
    const svg = readSvg(
      await plotAttention(
        tensor([
          [1, 0, 0],
          [0, 0.3, 0.7],
        ]),
        options,
      ),
    );
    const names = (label: string): string[] =>
      marksIn(svg, label).flatMap((mark) => elementsIn(mark, "text").map(({ text }) => text));
    expect(names("y-axis tick label")).toEqual(options.queries);
    expect(names("x-axis tick label")).toEqual(options.keys);
  });
});
