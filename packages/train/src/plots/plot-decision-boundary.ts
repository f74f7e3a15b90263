import { explain } from "@gradus/core";
import type { Markish } from "@observablehq/plot";
import { frame, type PlotOptions } from "./frame.ts";
import { classSign } from "./legend.ts";
import { drawMarks, type Plot } from "./marks.ts";
import { inkOf, symbolOf } from "./palette.ts";
import { contours, planeAxes, type PlaneLabels } from "./plane-axes.ts";
import type { Plane } from "./plane.ts";
import { checkNames, readValues, type Values } from "./values.ts";

export interface DecisionBoundaryOptions extends PlotOptions, PlaneLabels {
  /** The names of the classes; their numbers unless given. */
  readonly classes?: readonly string[];
}

/** A point of the plane and the class it belongs to. */
export interface LabeledPoint {
  readonly x: number;
  readonly y: number;
  /** The class, counted from 0. */
  readonly label: number;
}

/**
 * What a classifier decides at every place of the plane, and the points it learned from.
 *
 * The more sure it is, the stronger the color: steps at margins of 0, 0.5 and 0.9 between the largest
 * probability and the next.
 *
 * @param predictions for each cell of the plane: `[cells]` or `[cells, 1]` probabilities of class 1, or
 *   `[cells, classes]` probabilities or scores
 * @throws RangeError if there is not one prediction for each cell, or a label has no class
 *
 * @example
 * ```ts
 * const plane = planeAround(points.map(({ x, y }) => [x, y]));
 * const [predictions] = await predict(model, [planeInputs(plane)]);
 * const svg = await plotDecisionBoundary(plane, predictions, points);
 * ```
 */
export async function plotDecisionBoundary(
  plane: Plane,
  predictions: Values,
  points: readonly LabeledPoint[],
  options: DecisionBoundaryOptions = {},
): Promise<string> {
  const margins = await readMargins(plane, predictions);
  const classes = options.classes ?? margins.map((_, i) => String(i));
  checkNames("plotDecisionBoundary", "classes", classes, margins.length);
  checkLabels(points, margins.length);
  const { title = "Decision boundary", width = 480, height = 500 } = options;
  const legend = classes.map((name, i) => ({ name, color: inkOf(i), sign: classSign(i) }));
  const said = `${points.length} points of ${classes.length} classes: ${classes.join(", ")}.`;
  const description = options.description ?? said;
  return frame({ title, description, width, height, legend }, (size) =>
    drawMarks((plot) => {
      const regions = margins.map((margin, i) => regionOf(plot, plane, margin, i));
      return planeAxes(plot, plane, options, size, [...regions, ...dots(plot, points)]);
    }),
  );
}

function regionOf(plot: Plot, plane: Plane, margin: readonly number[], index: number): Markish {
  // scores have no scale of their own, so that only who wins is drawn
  const probable = margin.every((value) => !(Math.abs(value) > 1));
  const thresholds = probable ? [0, 0.5, 0.9] : [0];
  const opacity = probable ? 0.16 : 0.25;
  return contours(plot, plane, margin, { thresholds, color: inkOf(index), opacity, edge: 0.35 });
}

function dots(plot: Plot, points: readonly LabeledPoint[]): Markish[] {
  const labels = [...new Set(points.map(({ label }) => label))].toSorted((a, b) => a - b);
  return labels.map((label) =>
    plot.dot(
      points.filter((point) => point.label === label),
      { x: "x", y: "y", r: 4, symbol: symbolOf(label), fill: inkOf(label), stroke: "white" },
    ),
  );
}

/** By how much each class beats the best of the others, cell by cell. */
async function readMargins(plane: Plane, predictions: Values): Promise<number[][]> {
  const axes = ["cells", "cells, classes"];
  const { shape, data } = await readValues("plotDecisionBoundary", predictions, axes);
  const [cells, classes = 1] = shape;
  checkCells(plane, cells);
  const rows = Array.from({ length: cells }, (_, i) =>
    classes === 1
      ? [1 - data[i], data[i]]
      : Array.from({ length: classes }, (_score, j) => data[i * classes + j]),
  );
  return rows[0].map((_, k) =>
    rows.map((row) => row[k] - Math.max(...row.filter((_score, j) => j !== k))),
  );
}

function checkCells({ rows, columns }: Plane, cells: number): void {
  if (cells === rows * columns) return;
  throw new RangeError(
    explain(
      "plotDecisionBoundary",
      `${cells} predictions for ${rows} × ${columns} cells.`,
      "There is one prediction for each cell of the plane.",
      "predict(model, [planeInputs(plane)])",
    ),
  );
}

function checkLabels(points: readonly LabeledPoint[], classes: number): void {
  const wrong = points.find(
    ({ label }) => !(Number.isInteger(label) && label >= 0 && label < classes),
  );
  if (!wrong) return;
  throw new RangeError(
    explain(
      "plotDecisionBoundary",
      `a point has the label ${wrong.label}.`,
      `A label is the number of a class, counted from 0; here there are ${classes}.`,
    ),
  );
}
