import { escaped, type Mark } from "./picture.ts";

/** A point in the plane. */
export type Point = readonly [x: number, y: number];

/** A straight line from one point to another. */
export function line(from: Point, to: Point, className = "axis"): Mark {
  return path([from, to], className);
}

/** A line through points, in their order. */
export function path(points: readonly Point[], className: string): Mark {
  return ({ x, y }) => {
    const steps = points.map(([px, py]) => `${x(px)} ${y(py)}`);
    return `<path class="${className}" d="M${steps.join("L")}"/>`;
  };
}

/**
 * The graph of a function.
 *
 * @param f from x to y
 * @param options where it starts and ends (the whole view unless said otherwise), and how many
 *   pieces it is made of
 */
export function curve(
  f: (x: number) => number,
  className: string,
  options: { readonly from?: number; readonly to?: number; readonly pieces?: number } = {},
): Mark {
  return (place) => {
    const { from = place.view.x[0], to = place.view.x[1], pieces = 80 } = options;
    const points = Array.from({ length: pieces + 1 }, (_, i): Point => {
      const x = from + ((to - from) * i) / pieces;
      return [x, f(x)];
    });
    return path(points, className)(place);
  };
}

/** A filled dot, or a ring where the class draws a line. */
export function dot([px, py]: Point, className: string, radius = 5): Mark {
  return ({ x, y }) =>
    `<circle class="${className}" cx="${x(px)}" cy="${y(py)}" r="${String(radius)}"/>`;
}

/** A filled shape with the given corners. */
export function area(corners: readonly Point[], className = "area"): Mark {
  return ({ x, y }) => {
    const points = corners.map(([px, py]) => `${x(px)},${y(py)}`).join(" ");
    return `<polygon class="${className}" points="${points}"/>`;
  };
}

/** Text at a point. `anchor` says which part of the text the point is. */
export function label(
  [px, py]: Point,
  text: string,
  options: { readonly className?: string; readonly anchor?: "start" | "middle" | "end" } = {},
): Mark {
  const { className = "", anchor = "middle" } = options;
  const names = className === "" ? "" : ` class="${className}"`;
  return ({ x, y }) =>
    `<text${names} x="${x(px)}" y="${y(py)}" text-anchor="${anchor}">${escaped(text)}</text>`;
}
