import { axes } from "../axes.ts";
import { label, line, type Point } from "../marks.ts";
import { picture } from "../picture.ts";

const origin: Point = [0, 0];

/** Where the line with this slope is at x, on the left of the origin. */
function on(a: number, x = -3): Point {
  return [x, a * x];
}

/** Beside the left end of a line. */
const beside = ([x, y]: Point): Point => [x - 0.12, y - 0.06];

export default picture(
  {
    title: "PReLU with four slopes",
    description:
      "On the right there is one line, y = x. On the left four lines leave the origin: with slope 0 along the axis, with slope 0.25 gently down, with slope 0.681 more steeply, and with slope 1.5 more steeply than the line on the right.",
  },
  { x: [-5.7, 3.1], y: [-3.3, 2.85], width: 640, height: 400 },
  axes({ x: [-3.2, 2.6], y: [-3, 2.5], xName: "x", yName: "y" }),
  line(on(0), origin, "one"),
  line(on(0.25), origin, "three"),
  line(on(0.681), origin, "two"),
  line(on(1.5, -1.9), origin, "one thin"),
  line(origin, [2.4, 2.4], "one"),
  label([-3.32, -0.06], "a = 0, like ReLU", { anchor: "end" }),
  label(beside(on(0.25)), "a = 0.25, to begin with", { anchor: "end" }),
  label(beside(on(0.681)), "a = 0.681, learned", { anchor: "end" }),
  label(beside(on(1.5, -1.9)), "a = 1.5", { anchor: "end" }),
  label([1.35, 0.85], "y = x for every a", { anchor: "start" }),
);
