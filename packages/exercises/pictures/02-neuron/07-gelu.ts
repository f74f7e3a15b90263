import { gelu } from "../../solutions/02-neuron/07-gelu/solution.ts";
import { axes } from "../axes.ts";
import { curve, dot, label, path } from "../marks.ts";
import { picture } from "../picture.ts";

const exact = (x: number): number => gelu(x, "erf");

/** Where GELU is smallest. */
const lowest = -0.7518;

export default picture(
  {
    title: "GELU beside ReLU",
    description:
      "GELU comes from 0 on the far left, dips to −0.17 at x = −0.75, passes through the origin with slope one half, and joins the line y = x on the right. ReLU, dashed, follows the axis and then the line, with a corner at 0.",
  },
  { x: [-4.2, 3.3], y: [-0.8, 2.65], width: 620, height: 340 },
  axes({
    x: [-3.9, 2.7],
    y: [-0.5, 2.4],
    xTicks: [-3, -2, -1, 1, 2],
    yTicks: [1, 2],
    xName: "x",
  }),
  path(
    [
      [-3.9, 0],
      [0, 0],
      [2.4, 2.4],
    ],
    "two",
  ),
  curve(exact, "one", { from: -3.9, to: 2.4 }),
  dot([1, exact(1)], "fill-one"),
  dot([-1, exact(-1)], "fill-one"),
  dot([lowest, exact(lowest)], "one", 4),
  label([1.15, 0.68], "GELU(1) = 0.84", { anchor: "start" }),
  label([-1.2, -0.31], "GELU(−1) = −0.16", { anchor: "end" }),
  label([-0.08, -0.36], "lowest: −0.17", { className: "small muted", anchor: "end" }),
  label([1.5, 1.9], "ReLU", { anchor: "end" }),
);
