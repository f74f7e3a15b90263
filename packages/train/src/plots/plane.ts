import { explain, fromData, type Tensor } from "@gradus/core";
import { type Domain, extentOf, roomy } from "./axis-ticks.ts";

/** A part of the plane, cut into cells, row by row from the smallest y to the largest. */
export interface Plane {
  readonly x: Domain;
  readonly y: Domain;
  readonly columns: number;
  readonly rows: number;
}

export interface PlaneOptions {
  /** Cells along each axis. */
  readonly cells?: number;
  /** Room around the points, as a share of their extent. */
  readonly margin?: number;
}

/** The part of the plane that holds these points, with some room around them. */
export function planeAround(
  points: Iterable<readonly [number, number]>,
  { cells = 80, margin = 0.12 }: PlaneOptions = {},
): Plane {
  const all = [...points];
  if (!Number.isInteger(cells) || cells < 2) {
    const rule = "The number of cells is a whole number, 2 or more.";
    throw new RangeError(explain("planeAround", `${cells} cells.`, rule));
  }
  const [x, y] = [0, 1].map((axis) => {
    const [low, high] = roomy(extentOf(all.map((point) => point[axis])));
    const room = margin * (high - low);
    return [low - room, high + room] as const;
  });
  return { x, y, columns: cells, rows: cells };
}

/** The middle of every cell, as inputs to a model: `[rows · columns, 2]`. */
export function planeInputs({ x, y, columns, rows }: Plane): Tensor {
  const middle = ([low, high]: Domain, i: number, count: number): number =>
    low + ((i + 0.5) * (high - low)) / count;
  const data = new Float32Array(rows * columns * 2);
  for (let cell = 0; cell < rows * columns; cell++) {
    data[2 * cell] = middle(x, cell % columns, columns);
    data[2 * cell + 1] = middle(y, Math.floor(cell / columns), rows);
  }
  return fromData(data, [rows * columns, 2]);
}
