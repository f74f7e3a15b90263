import { tensor, zeros } from "@gradus/core";
import { describe, expect, it } from "vitest";
import { elementsIn, readSvg } from "../testing/read-svg.ts";
import { grayOrColor, signed } from "./pictures.ts";
import { plotFilters } from "./plot-filters.ts";
import { plotImages } from "./plot-images.ts";

describe("plotImages", () => {
  it("draws one picture for each image, in rows, with its caption", async () => {
    const captions = ["3", "<7>", "1", "4", "1"];
    const svg = readSvg(await plotImages(zeros([5, 1, 4, 4]), { captions, columns: 2 }));
    const images = elementsIn(svg, "image").map(({ attributes }) => attributes);
    expect(images).toHaveLength(5);
    expect(new Set(images.map(({ x }) => x)).size).toBe(2);
    expect(new Set(images.map(({ y }) => y)).size).toBe(3);
    expect(elementsIn(svg, "text").map(({ text }) => text)).toEqual(["Images", ...captions]);
  });

  it("goes from black to white, takes channels first, and leaves a hole at NaN", () => {
    const gray = grayOrColor([0, 5, 10, Number.NaN], 0, [1, 2, 2], [0, 10]);
    expect([...gray]).toEqual([0, 0, 0, 255, 128, 128, 128, 255, 255, 255, 255, 255, 0, 0, 0, 0]);
    const color = grayOrColor([1, 0, 0, 1, 0, 0], 0, [3, 1, 2], [0, 1]);
    expect([...color]).toEqual([255, 0, 0, 255, 0, 255, 0, 255]);
  });

  it("explains what it cannot draw", async () => {
    await expect(plotImages(zeros([2, 5, 4, 4]))).rejects.toThrowErrorMatchingInlineSnapshot(`
      [RangeError: plotImages: the images have 5 channels.
        An image has 1 channel (gray) or 3 (red, green and blue).
        Try: plotFilters, which draws every channel for itself.]
    `);
    await expect(plotImages(zeros([4, 4]))).rejects.toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: plotImages: the values are [4, 4].
        Their shape is [batch, height, width] or [batch, channels, height, width], and no axis is empty.]
    `);
    await expect(plotImages(zeros([4, 4, 4]), { columns: 0 })).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: plotImages: 0 columns.
        The number of columns is a whole number, 1 or more.]
    `);
  });
});

describe("plotFilters", () => {
  it("draws a picture for every output and input channel", async () => {
    const svg = readSvg(await plotFilters(zeros([4, 3, 5, 5])));
    expect(elementsIn(svg, "image")).toHaveLength(12);
    expect(elementsIn(svg, "desc")[0].text).toMatchInlineSnapshot(
      `"4 filters over 3 channels, 5 by 5; weights between −0 and 0."`,
    );
  });

  it("shows signs by color and sizes by strength, on one scale for all filters", async () => {
    const [minus, none, half, most] = [0, 4, 8, 12].map((i) => [
      ...signed([-1, 0, 0.5, 1], 0, 4, 1).subarray(i, i + 4),
    ]);
    expect(minus.slice(0, 3)).not.toEqual(most.slice(0, 3));
    expect(half.slice(0, 3)).toEqual(most.slice(0, 3));
    expect([minus, none, half, most].map(([, , , alpha]) => alpha)).toEqual([255, 0, 128, 255]);
    const svg = readSvg(await plotFilters(tensor([[[[1]]], [[[1]]], [[[-2]]]])));
    const [a, b, c] = elementsIn(svg, "image").map(({ attributes }) => attributes.href);
    expect(a).toBe(b);
    expect(a).not.toBe(c);
  });
});
