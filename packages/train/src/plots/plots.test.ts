import { describe, expect, it } from "vitest";
import { readSvg, type SvgElement } from "../testing/read-svg.ts";
import * as plots from "./index.ts";

const plane = { x: [0, 1], y: [0, 1], columns: 4, rows: 4 } as const;
const sizes = { width: 500, height: 470 };
const measures = { loss: 1, metrics: {} };
const epoch = { epoch: 0, train: measures, dev: measures, learningRate: 1, seconds: 1 };

/** Every kind of plot, at one size. */
const kinds: Readonly<Record<string, () => Promise<string>>> = {
  history: () => plots.plotHistory({ epochs: [epoch, { ...epoch, epoch: 1 }] }, sizes),
  lines: () => plots.plotLines([{ name: "a", x: [1], y: [Number.NaN] }], sizes),
  roc: () => plots.plotRoc({ falsePositiveRate: [0, 1], truePositiveRate: [0, 1] }, sizes),
  "learning curve": () =>
    plots.plotLearningCurve({ sizes: [1, 10], train: [[1, 2], 1], dev: [2, 2] }, sizes),
  forecast: () =>
    plots.plotForecast({ x: [0, 1], y: [3, 2] }, [{ name: "f", x: [1, 2], y: [3, 2] }], sizes),
  confusion: () =>
    plots.plotConfusion(
      [
        [3, 1],
        [0, 0],
      ],
      sizes,
    ),
  attention: () => plots.plotAttention([[[1, 0]], [[0.5, 0.5]]], sizes),
  images: () => plots.plotImages([[[1, 0]], [[0.5, 0.5]]], sizes),
  filters: () => plots.plotFilters([[[[1, 0]], [[0.5, 0.5]]]], sizes),
  "decision boundary": () =>
    plots.plotDecisionBoundary(plane, Array(16).fill(0.7), [{ x: 0, y: 1, label: 1 }], sizes),
  "loss surface": () =>
    plots.plotLossSurface(
      plane,
      [
        [1, 2, 3, 4],
        [1, 2, 3, 4],
        [1, 2, 3, 4],
        [1, 2, 3, 4],
      ],
      {
        path: [
          [0.1, 0.1],
          [0.9, 0.2],
        ],
        ...sizes,
      },
    ),
};

function everyElement(element: SvgElement): SvgElement[] {
  return [element, ...element.children.flatMap(everyElement)];
}

describe.each(Object.entries(kinds))("a plot of %s", (_kind, draw) => {
  it("is the same text for the same data", async () => {
    expect(await draw()).toBe(await draw());
  });

  it("is well-formed, and has the size that was asked for", async () => {
    const { name, attributes } = readSvg(await draw());
    expect([name, attributes.width, attributes.height]).toEqual(["svg", "500", "470"]);
  });

  it("has a title and a description for those who cannot see it", async () => {
    const { children, attributes } = readSvg(await draw());
    expect(attributes.role).toBe("img");
    expect(children.slice(0, 2).map(({ name }) => name)).toEqual(["title", "desc"]);
    expect(children.slice(0, 2).every(({ text }) => text.length > 3)).toBe(true);
  });

  it("stands alone: no ids, no scripts, nothing to load", async () => {
    const svg = await draw();
    const all = everyElement(readSvg(svg));
    expect(all.filter(({ name }) => name === "script" || name === "use")).toEqual([]);
    expect(all.filter(({ attributes }) => "id" in attributes)).toEqual([]);
    const links = all.flatMap(({ attributes }) => attributes.href ?? []);
    expect(links.filter((href) => !href.startsWith("data:image/png;base64,"))).toEqual([]);
    expect(svg).not.toMatch(/url\(|@import|⚠/);
  });

  it("has numbers everywhere: no NaN, no undefined", async () => {
    const attributes = everyElement(readSvg(await draw())).flatMap((element) =>
      Object.entries(element.attributes).filter(([key]) => key !== "href"),
    );
    expect(attributes.filter(([, value]) => /NaN|undefined|Infinity/.test(value))).toEqual([]);
  });
});

describe("the package's main entry", () => {
  it("does not reach the plots, which need large libraries", async () => {
    const main = Object.keys(await import("../index.ts"));
    expect(main.filter((name) => name in plots)).toEqual([]);
  });
});
