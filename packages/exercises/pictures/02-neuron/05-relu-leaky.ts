import { leakyRelu, relu } from "../../solutions/02-neuron/05-relu-leaky/solution.ts";
import { axes } from "../axes.ts";
import { label, path, type Point } from "../marks.ts";
import { picture } from "../picture.ts";

/** Both are straight on each side of 0: three points are all there is to draw. */
function corner(f: (z: number) => number): Point[] {
  return [-4, 0, 2.2].map((z): Point => [z, f(z)]);
}

export default picture(
  {
    title: "ReLU and leaky ReLU",
    description:
      "Both curves are the straight line z on the right. On the left, ReLU lies on the axis at 0, while leaky ReLU with slope 0.2 goes down gently to −0.8 at z = −4.",
  },
  { x: [-4.6, 3.2], y: [-1.35, 2.6], width: 620, height: 320 },
  axes({
    x: [-4.1, 2.6],
    y: [-1.1, 2.35],
    xTicks: [-4, -3, -2, -1, 1, 2],
    yTicks: [-1, 1, 2],
    xName: "z",
  }),
  path(
    corner((z) => leakyRelu(z, 0.2)),
    "two",
  ),
  path(corner(relu), "one"),
  label([-3.9, 0.14], "relu(z)", { anchor: "start" }),
  label([-2.3, -0.76], "leakyRelu(z, 0.2)", { anchor: "start" }),
  label([1.3, 1.45], "both: z", { anchor: "end" }),
);
