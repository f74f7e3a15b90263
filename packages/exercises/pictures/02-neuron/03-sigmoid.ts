import { sigmoid } from "../../solutions/02-neuron/03-sigmoid/solution.ts";
import { axes } from "../axes.ts";
import { curve, dot, label, line } from "../marks.ts";
import { picture } from "../picture.ts";

const logOf3 = Math.log(3);

export default picture(
  {
    title: "The sigmoid",
    description:
      "An S-shaped curve that rises from 0 on the left to 1 on the right. It passes through one half at z = 0 and three quarters at z = ln 3, which is about 1.1.",
  },
  { x: [-7.2, 7.2], y: [-0.16, 1.28], width: 620, height: 312 },
  axes({
    x: [-6.5, 6.5],
    y: [0, 1.1],
    xTicks: [-6, -4, -2, 2, 4, 6],
    yTicks: [0.5, 1],
    xName: "z",
    yName: "σ(z)",
  }),
  line([logOf3, 0], [logOf3, 0.75], "two thin"),
  curve(sigmoid, "one", { from: -6.5, to: 6.5 }),
  dot([0, 0.5], "fill-one"),
  dot([logOf3, 0.75], "fill-two"),
  label([-0.35, 0.54], "σ(0) = ½: no opinion", { anchor: "end" }),
  label([logOf3 + 0.3, 0.72], "σ(ln 3) = ¾: three to one", { anchor: "start" }),
);
