import { explain } from "@gradus/core";
import { frame, type PlotOptions } from "./frame.ts";
import { type Cell, type HeatMap, heatMapHeight, heatMapMarks } from "./heat-map.ts";
import { drawMarks } from "./marks.ts";
import { inkOf } from "./palette.ts";
import { checkNames, readValues, type ReadValues, type Values } from "./values.ts";

export interface ConfusionOptions extends PlotOptions {
  /** The names of the classes; their numbers unless given. */
  readonly classes?: readonly string[];
}

/** A confusion matrix with its names and sums. */
export interface Confusion {
  readonly classes: readonly string[];
  readonly counts: readonly (readonly number[])[];
  readonly total: number;
  readonly correct: number;
}

/**
 * A confusion matrix: how many examples of each class (row) were taken for each class (column).
 *
 * Right answers are blue and wrong ones orange; the stronger, the larger their share of the row.
 *
 * @param counts `[classes, classes]`, actual by predicted
 * @throws ShapeError unless it is a matrix, RangeError unless it is square and no count negative
 */
export async function plotConfusion(
  counts: Values,
  { classes, title = "Confusion matrix", width = 480, height, description }: ConfusionOptions = {},
): Promise<string> {
  const confusion = await readConfusion("plotConfusion", counts, classes);
  const map: HeatMap = {
    cells: cellsOf(confusion),
    rows: confusion.classes,
    columns: confusion.classes,
    panels: [""],
    rowLabel: "actual",
    columnLabel: "predicted",
  };
  const subtitle = summary(confusion);
  const drawingHeight = heatMapHeight(map, width);
  const frameOptions = { title, subtitle, width, height, drawingHeight };
  return frame({ ...frameOptions, description: description ?? worst(confusion) }, (size) =>
    drawMarks((plot) => heatMapMarks(plot, map, size)),
  );
}

/** @throws ShapeError unless it is a matrix, RangeError unless it is square and no count negative */
export async function readConfusion(
  who: string,
  values: Values,
  names: readonly string[] | undefined,
): Promise<Confusion> {
  const { shape, data } = await readValues(who, values, ["actual, predicted"]);
  checkCounts(who, { shape, data });
  const size = shape[0];
  const classes = names ?? Array.from({ length: size }, (_, i) => String(i));
  checkNames(who, "classes", classes, size);
  const counts = classes.map((_, row) => classes.map((_name, column) => data[row * size + column]));
  const total = counts.flat().reduce((sum, count) => sum + count, 0);
  return { classes, counts, total, correct: counts.reduce((sum, row, i) => sum + row[i], 0) };
}

/** How many answers were right, in words. */
export function summary({ correct, total }: Confusion): string {
  if (total === 0) return "no examples";
  return `${correct} of ${total} right (${((100 * correct) / total).toFixed(1)} %)`;
}

function cellsOf({ counts }: Confusion): Cell[] {
  return counts.flatMap((row, i) => {
    const sum = row.reduce((a, b) => a + b, 0);
    return row.map((count, j) => ({
      panel: "",
      row: i,
      column: j,
      // the square root, so that rare mistakes can be seen
      strength: sum === 0 ? 0 : Math.sqrt(count / sum),
      color: inkOf(i === j ? 0 : 1),
      text: count === 0 ? "" : String(count),
    }));
  });
}

function worst(confusion: Confusion): string {
  const { counts, classes } = confusion;
  let [most, said] = [0, ""];
  counts.forEach((row, i) =>
    row.forEach((count, j) => {
      if (i === j || count <= most) return;
      most = count;
      said = ` The most frequent mistake: ${classes[i]} taken for ${classes[j]}, ${count} times.`;
    }),
  );
  return `Actual by predicted class; ${summary(confusion)}.${said}`;
}

function checkCounts(who: string, { shape, data }: ReadValues): void {
  if (shape[0] !== shape[1]) {
    const rule = "A confusion matrix has one row and one column for each class.";
    throw new RangeError(explain(who, `the matrix is [${shape.join(", ")}].`, rule));
  }
  const wrong = Array.from(data).find((count) => !(count >= 0 && count < Infinity));
  if (wrong === undefined) return;
  throw new RangeError(explain(who, `a count is ${wrong}.`, "A count is 0 or more."));
}
