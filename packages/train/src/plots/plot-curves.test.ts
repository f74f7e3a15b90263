import { describe, expect, it } from "vitest";
import { elementsIn, marksIn, readSvg, type SvgElement } from "../testing/read-svg.ts";
import { plotForecast } from "./plot-forecast.ts";
import { plotLearningCurve } from "./plot-learning-curve.ts";
import { plotLines } from "./plot-lines.ts";
import { plotRoc } from "./plot-roc.ts";

function textsIn(svg: SvgElement): string[] {
  return elementsIn(svg, "text").map(({ text }) => text);
}

describe("plotRoc", () => {
  it("says the area under the curve: 1 for a perfect classifier, ½ for chance", async () => {
    const svg = await plotRoc([
      { name: "perfect", falsePositiveRate: [0, 0, 1], truePositiveRate: [0, 1, 1] },
      { name: "coin", falsePositiveRate: [0, 1], truePositiveRate: [0, 1] },
    ]);
    expect(textsIn(readSvg(svg))).toEqual(
      expect.arrayContaining(["perfect (AUC 1.000)", "coin (AUC 0.500)", "chance"]),
    );
  });

  it("draws a curve of chance upon the diagonal", async () => {
    const curve = { falsePositiveRate: [0, 1], truePositiveRate: [0, 1] };
    const svg = readSvg(await plotRoc(curve));
    const [diagonal, line] = marksIn(svg, "line");
    expect(elementsIn(line, "path")[0].attributes.d).toBe(
      elementsIn(diagonal, "path")[0].attributes.d,
    );
  });

  it("explains rates that cannot be", async () => {
    await expect(plotRoc({ falsePositiveRate: [0, 0.5, 0.4], truePositiveRate: [0, 1, 1] })).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: plotRoc: "model" has the rate 0.4 after 0.5, at place 2.
        Both rates are between 0 and 1, and neither falls as the threshold does.]
    `);
    await expect(plotRoc({ falsePositiveRate: [0, 1], truePositiveRate: [0, 1.2] })).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: plotRoc: "model" has the rate 1.2 after 0, at place 1.
        Both rates are between 0 and 1, and neither falls as the threshold does.]
    `);
  });
});

describe("plotLearningCurve", () => {
  it("draws repetitions as their mean in a band of one standard deviation", async () => {
    const runs = { sizes: [10, 20], train: [[1, 3], [2]], dev: [4, 3] };
    const means = { ...runs, train: [2, 2] };
    const [banded, plain] = await Promise.all(
      [runs, means].map(async (points) =>
        readSvg(await plotLearningCurve(points, { target: { name: "human", value: 1 } })),
      ),
    );
    expect(marksIn(banded, "line")[0]).toEqual(marksIn(plain, "line")[0]);
    expect(marksIn(banded, "area")).toHaveLength(1);
    expect(textsIn(banded)).toEqual(expect.arrayContaining(["train", "dev", "human"]));
  });
});

describe("plotForecast", () => {
  it("draws every series by its date, and a line where the forecast begins", async () => {
    const days = [1, 2, 3, 4].map((day) => new Date(Date.UTC(2020, 0, day)));
    const svg = readSvg(
      await plotForecast({ x: days, y: [1, 2, 3, 4] }, [
        { name: "ours", x: days.slice(2), y: [3, 5], band: { low: [2, 3], high: [4, 7] } },
        { name: "naive", x: days.slice(2), y: [2, 2] },
      ]),
    );
    expect(marksIn(svg, "line")).toHaveLength(3);
    expect(marksIn(svg, "area")).toHaveLength(1);
    const [rule] = elementsIn(marksIn(svg, "rule")[0], "line");
    const first = elementsIn(marksIn(svg, "line")[1], "path")[0].attributes.d;
    expect(first.startsWith(`M${Number(rule.attributes.x1)},`)).toBe(true);
  });
});

describe("plotLines", () => {
  it("writes what was typed as text, never as markup", async () => {
    const name = `</text><script>alert("1")</script>&amp;\u0000`;
    const svg = await plotLines([{ name, x: [0, 1], y: [0, 1] }], { title: name });
    expect(elementsIn(readSvg(svg), "script")).toEqual([]);
    expect(elementsIn(readSvg(svg), "title")[0].text).toBe(name.replace("\u0000", "\ufffd"));
  });

  it("breaks the legend into rows where it does not fit, and stays on the paper", async () => {
    const series = Array.from({ length: 12 }, (_, i) => ({
      name: `a rather long name, number ${i}`,
      x: [0, 1],
      y: [i, i + 1],
    }));
    const svg = readSvg(await plotLines(series, { width: 480, height: 500 }));
    const places = marksIn(svg, "legend").map((entry) => elementsIn(entry, "text")[0].attributes);
    expect(Math.max(...places.map(({ x }) => Number(x)))).toBeLessThan(480 - 150);
    expect(new Set(places.map(({ x, y }) => `${x},${y}`)).size).toBe(12);
  });

  it("explains no curves, and curves that do not fit", async () => {
    await expect(plotLines([])).rejects.toThrowErrorMatchingInlineSnapshot(`
      [RangeError: plotLines: no curves.
        A plot of curves has at least one.]
    `);
    await expect(plotLines([{ name: "loss", x: [1, 2, 3], y: [1, 2] }])).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: plotLines: "loss" has 3 numbers along x, but 2 along y.
        Every point has one x and one y, and a band has two edges at every x.]
    `);
  });
});
