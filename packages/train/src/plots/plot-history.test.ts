import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { History } from "../history.ts";
import { elementsIn, marksIn, readSvg } from "../testing/read-svg.ts";
import { plotHistory } from "./plot-history.ts";

/** Losses on the training set, and perhaps on the development set. */
function historyOf(train: readonly number[], dev?: readonly number[]): History {
  const measures = (loss: number) => ({ loss, metrics: { accuracy: loss / 2 } });
  const epochs = train.map((loss, epoch) => ({
    epoch,
    train: measures(loss),
    ...(dev && { dev: measures(dev[epoch]) }),
    learningRate: 0.1,
    seconds: 1,
  }));
  return { epochs };
}

/** The corners of every curve: [x, y] in pixels, in runs without a gap. */
async function runsOf(history: History, logScale = false): Promise<[number, number][][][]> {
  const svg = readSvg(await plotHistory(history, { logScale }));
  return marksIn(svg, "line").map((mark) =>
    elementsIn(mark, "path")[0]
      .attributes.d.split("M")
      .slice(1)
      .map((run) =>
        run
          .replace("Z", "")
          .split("L")
          .map((pair) => pair.split(",").map(Number) as [number, number]),
      ),
  );
}

const losses = fc.array(fc.double({ min: 0.001, max: 1000, noNaN: true }), {
  minLength: 2,
  maxLength: 12,
});

describe("plotHistory", () => {
  it.each([false, true])("draws a larger loss higher (log scale: %s)", async (logScale) => {
    await fc.assert(
      fc.asyncProperty(losses, async (values) => {
        const [[points]] = await runsOf(historyOf(values), logScale);
        for (let i = 1; i < values.length; i++) {
          const rise = points[i - 1][1] - points[i][1];
          expect(rise * (values[i] - values[i - 1])).toBeGreaterThanOrEqual(0);
          expect(points[i][0]).toBeGreaterThan(points[i - 1][0]);
        }
      }),
      { numRuns: 25 },
    );
  });

  it("draws equal steps as equal steps, and on a log scale equal ratios", async () => {
    const steps = async (values: number[], logScale: boolean): Promise<number> => {
      const [[[a, b, c]]] = await runsOf(historyOf(values), logScale);
      return (b[1] - a[1]) / (c[1] - b[1]);
    };
    expect(await steps([3, 2, 1], false)).toBeCloseTo(1, 3);
    expect(await steps([4, 2, 1], false)).toBeCloseTo(2, 3);
    expect(await steps([4, 2, 1], true)).toBeCloseTo(1, 3);
  });

  it("draws equal losses of both sets at equal heights: they share one scale", async () => {
    await fc.assert(
      fc.asyncProperty(losses, async (values) => {
        const [train, dev] = await runsOf(historyOf(values, values.toReversed()));
        expect(dev[0].map(([, y]) => y)).toEqual(train[0].map(([, y]) => y).toReversed());
      }),
      { numRuns: 25 },
    );
  });

  it("leaves a gap where a loss is not a number, and moves no other point", async () => {
    await fc.assert(
      fc.asyncProperty(
        losses,
        fc.nat(),
        fc.constantFrom(Number.NaN, Infinity, -1e308),
        async (some, at, bad) => {
          // the smallest and the largest stay, so that the scale does
          const values = [0.0001, ...some, 2000];
          const hole = 1 + (at % some.length);
          const [[whole]] = await runsOf(historyOf(values));
          const [parts] = await runsOf(historyOf(values.with(hole, bad)));
          expect(parts).toEqual([whole.slice(0, hole), whole.slice(hole + 1)]);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("says that there is nothing to draw when every loss is NaN", async () => {
    const svg = readSvg(await plotHistory(historyOf([Number.NaN, Number.NaN])));
    expect(elementsIn(svg, "text").map(({ text }) => text)).toContain(
      "There is no number to draw.",
    );
  });

  it("draws a number that is not positive as a gap on a log scale, and says how many", async () => {
    const svg = await plotHistory(historyOf([4, 0, 1]), { logScale: true });
    expect(elementsIn(readSvg(svg), "desc")[0].text).toMatchInlineSnapshot(
      `"loss over epoch. train: from 4 to 1; 1 of 3 points cannot be drawn."`,
    );
  });

  it("counts epochs from 1, in whole numbers", async () => {
    const svg = readSvg(await plotHistory(historyOf([3, 2, 1])));
    const [labels] = marksIn(svg, "x-axis tick label");
    expect(elementsIn(labels, "text").map(({ text }) => text)).toEqual(["1", "2", "3"]);
  });

  it("draws a metric by its name, and why training stopped", async () => {
    const svg = await plotHistory(
      { ...historyOf([2, 1]), stopped: "the loss is <NaN> & so on" },
      {
        measure: "accuracy",
      },
    );
    const texts = elementsIn(readSvg(svg), "text").map(({ text }) => text);
    expect(texts).toContain("accuracy by epoch");
    expect(texts).toContain("stopped: the loss is <NaN> & so on");
  });

  it("explains an empty history and an unknown measure", async () => {
    await expect(plotHistory({ epochs: [] })).rejects.toThrowErrorMatchingInlineSnapshot(`
      [RangeError: plotHistory: the history has no epochs.
        A history is drawn from at least one epoch.]
    `);
    await expect(plotHistory(historyOf([1]), { measure: "f1" })).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: plotHistory: the history has no "f1".
        A measure is the loss or a metric that fit was given; here: "loss", "accuracy".]
    `);
    await expect(plotHistory(historyOf([1]), { height: 90 })).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: plot: "loss by epoch" has 640 × 90 pixels.
        A plot is at least 120 pixels wide, and at least 60 pixels higher than its heading and legend; here that makes 118.]
    `);
  });
});
