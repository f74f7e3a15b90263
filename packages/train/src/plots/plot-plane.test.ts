import { tensor } from "@gradus/core";
import { describe, expect, it } from "vitest";
import { elementsIn, marksIn, readSvg } from "../testing/read-svg.ts";
import { planeAround, planeInputs } from "./plane.ts";
import { plotDecisionBoundary } from "./plot-decision-boundary.ts";
import { plotLossSurface } from "./plot-loss-surface.ts";

const plane = { x: [0, 4], y: [0, 4], columns: 8, rows: 8 } as const;
const inputs = planeInputs(plane);

/** All corners of a path, as [x, y] in pixels. */
function corners(d: string): [number, number][] {
  return d
    .split(/[MLZ]/)
    .filter((pair) => pair !== "")
    .map((pair) => pair.split(",").map(Number) as [number, number]);
}

describe("planeInputs", () => {
  it("gives the middle of every cell, row by row from below", () => {
    const small = { x: [0, 2], y: [10, 14], columns: 2, rows: 2 } as const;
    expect(planeInputs(small).toArray()).toEqual([
      [0.5, 11],
      [1.5, 11],
      [0.5, 13],
      [1.5, 13],
    ]);
  });

  it("holds the points with room around them", () => {
    const around = planeAround(
      [
        [0, 5],
        [10, 5],
      ],
      { cells: 10, margin: 0.1 },
    );
    expect(around).toEqual({ x: [-1, 11], y: [4.4, 5.6], columns: 10, rows: 10 });
  });
});

describe("plotDecisionBoundary", () => {
  const points = [
    { x: 1, y: 1, label: 0 },
    { x: 3, y: 3, label: 1 },
    { x: 3.5, y: 3, label: 1 },
  ];

  it("draws the boundary where both classes are as likely: x = 2 lies in the middle", async () => {
    const right = Array.from({ length: 64 }, (_, i) => (inputs.dataSync()[2 * i] > 2 ? 1 : 0));
    const svg = readSvg(await plotDecisionBoundary(plane, right, points));
    const [left] = marksIn(svg, "contour").map((mark) => elementsIn(mark, "path")[0].attributes.d);
    const xs = corners(left).map(([x]) => x);
    const middle = 52 + (480 - 52 - 20) / 2;
    expect(Math.max(...xs)).toBeCloseTo(middle, 0);
    expect(Math.min(...xs)).toBeCloseTo(52, 0);
  });

  it("draws what is decided for large y above what is decided for small y", async () => {
    const above = Array.from({ length: 64 }, (_, i) => (inputs.dataSync()[2 * i + 1] > 2 ? 1 : 0));
    const svg = readSvg(await plotDecisionBoundary(plane, above, points));
    const [low, high] = marksIn(svg, "contour").map((mark) => {
      const ys = corners(elementsIn(mark, "path")[0].attributes.d).map(([, y]) => y);
      return { top: Math.min(...ys), bottom: Math.max(...ys) };
    });
    expect(high.top).toBeLessThan(low.top);
    expect(high.bottom).toBeCloseTo(low.top, 0);
  });

  it("draws every point, each class with a color and a sign of its own", async () => {
    const scores = tensor(Array.from({ length: 64 }, () => [3, -2, 7]));
    const svg = readSvg(
      await plotDecisionBoundary(plane, scores, points, { classes: ["a", "b", "c"] }),
    );
    const dots = marksIn(svg, "dot");
    expect(dots.map((dot) => dot.children.length)).toEqual([1, 2]);
    expect(new Set(dots.map(({ attributes }) => attributes.fill)).size).toBe(2);
    expect(marksIn(svg, "legend")).toHaveLength(3);
  });

  it("draws the point that is higher in the plane higher on paper", async () => {
    const same = points.map((point) => ({ ...point, label: 0 }));
    const svg = readSvg(await plotDecisionBoundary(plane, Array(64).fill(0.5), same));
    const [low, high] = marksIn(svg, "dot")[0].children.map(({ attributes }) => attributes);
    expect(Number(high.cy)).toBeLessThan(Number(low.cy));
  });

  it("explains predictions and labels that do not fit", async () => {
    await expect(plotDecisionBoundary(plane, [1, 0], points)).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: plotDecisionBoundary: 2 predictions for 8 × 8 cells.
        There is one prediction for each cell of the plane.
        Try: predict(model, [planeInputs(plane)])]
    `);
    await expect(plotDecisionBoundary(plane, Array(64).fill(1), [{ x: 0, y: 0, label: 2 }])).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: plotDecisionBoundary: a point has the label 2.
        A label is the number of a class, counted from 0; here there are 2.]
    `);
  });
});

describe("plotLossSurface", () => {
  const bowl = Array.from({ length: 8 }, (_, row) =>
    Array.from({ length: 8 }, (_cell, column) => (row - 3.5) ** 2 + (column - 3.5) ** 2),
  );

  it("draws a path from its start to its end, each point once", async () => {
    const path = [
      [0.5, 3.5],
      [1, 3],
      [2, 2],
    ] as const;
    const svg = readSvg(await plotLossSurface(plane, bowl, { path }));
    const [line] = marksIn(svg, "line");
    expect(corners(elementsIn(line, "path")[0].attributes.d)).toHaveLength(3);
    expect(marksIn(svg, "dot")[0].children).toHaveLength(3);
    const texts = elementsIn(svg, "text").map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(["start", "end"]));
  });

  it("makes room for a path that leaves the surface", async () => {
    const svg = readSvg(
      await plotLossSurface(plane, bowl, {
        path: [
          [1, 1],
          [-9, 8],
        ],
      }),
    );
    const dots = marksIn(svg, "dot")[0].children.map(({ attributes }) => Number(attributes.cx));
    expect(Math.min(...dots)).toBeGreaterThanOrEqual(52);
  });

  it("draws a flat surface, and explains one of another size", async () => {
    const flat = bowl.map((row) => row.map(() => 1));
    expect(readSvg(await plotLossSurface(plane, flat)).name).toBe("svg");
    await expect(plotLossSurface(plane, [[1]])).rejects.toThrowErrorMatchingInlineSnapshot(`
      [RangeError: plotLossSurface: losses of [1, 1] for 8 × 8 cells.
        There is one loss for each cell of the plane.]
    `);
  });
});
