import { dot, label, line } from "../marks.ts";
import { picture, type Mark } from "../picture.ts";

const left = -290;
const sum = -70;
const act = 110;

function input(y: number, name: string, value: string, weight: string): Mark[] {
  return [
    line([left + 24, y], [sum - 33, y * 0.2], "one thin"),
    dot([left, y], "axis", 24),
    label([left, y - 5], value),
    label([left - 34, y - 5], name, { anchor: "end" }),
    label([(left + sum) / 2 + 4, y * 0.62 + Math.sign(y) * 15 - 4], weight),
  ];
}

function arrow(from: number, to: number): Mark[] {
  return [
    line([from, 0], [to, 0], "one thin"),
    line([to - 7, 5], [to, 0], "one thin"),
    line([to - 7, -5], [to, 0], "one thin"),
  ];
}

/** The worked example of the lesson: an edge between a bright and a dark pixel. */
export default picture(
  {
    title: "One neuron that looks for an edge",
    description:
      "Two inputs, 0.9 and 0.2, go through the weights 1 and −1 into a sum, where the bias −0.5 is added: z is 0.2. The activation relu passes it on: the neuron answers 0.2.",
  },
  { x: [-440, 280], y: [-105, 120], width: 720, height: 225 },
  ...input(70, "x₁, left pixel", "0.9", "w₁ = 1"),
  ...input(-70, "x₂, right pixel", "0.2", "w₂ = −1"),
  line([sum, 88], [sum, 36], "two thin"),
  label([sum, 98], "b = −0.5"),
  dot([sum, 0], "axis", 34),
  label([sum, -6], "Σ"),
  ...arrow(sum + 34, act - 36),
  label([(sum + act) / 2 - 2, 12], "z = 0.2"),
  dot([act, 0], "axis", 34),
  label([act, -5], "relu"),
  ...arrow(act + 34, 196),
  label([204, -5], "a = 0.2", { anchor: "start" }),
  label([sum, -62], "weigh and add up", { className: "small muted" }),
  label([act, -62], "activate", { className: "small muted" }),
);
