import { sigmoid } from "../../solutions/02-neuron/03-sigmoid/solution.ts";
import { tanh } from "../../solutions/02-neuron/04-tanh/solution.ts";
import { axes } from "../axes.ts";
import { curve, dot, label } from "../marks.ts";
import { picture } from "../picture.ts";

export default picture(
  {
    title: "tanh beside the sigmoid",
    description:
      "tanh rises from −1 to 1 and passes through the origin with slope 1; at z = ln 2, about 0.69, it is 0.6. The sigmoid, dashed, rises from 0 to 1, a quarter as steep in the middle.",
  },
  { x: [-4.6, 4.9], y: [-1.35, 1.4], width: 620, height: 340 },
  axes({
    x: [-4, 4],
    y: [-1.15, 1.2],
    xTicks: [-3, -2, -1, 1, 2, 3],
    yTicks: [-1, 1],
    xName: "z",
  }),
  curve(sigmoid, "two", { from: -4, to: 4 }),
  curve(tanh, "one", { from: -4, to: 4 }),
  dot([Math.log(2), 0.6], "fill-one"),
  label([Math.log(2) + 0.2, 0.42], "tanh(ln 2) = 0.6", { anchor: "start" }),
  label([-3.9, -0.85], "tanh", { anchor: "start" }),
  label([-3.9, 0.14], "sigmoid", { anchor: "start" }),
);
