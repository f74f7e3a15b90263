import { softmax } from "../../solutions/02-neuron/08-softmax/solution.ts";
import { area, label, line } from "../marks.ts";
import { picture, shifted, type Mark } from "../picture.ts";

const scores = [0, Math.log(2), Math.log(5)];
const powers = scores.map((x) => Math.exp(x));
const shares = softmax({ rows: 1, columns: 3, data: scores }).data;

/** Three bars over a common line, each with its number on top. */
function bars(
  name: string,
  heights: readonly number[],
  numbers: readonly string[],
  fill: string,
): Mark[] {
  const marks = heights.flatMap((height, i) => [
    area(
      [
        [i, 0],
        [i + 0.7, 0],
        [i + 0.7, height],
        [i, height],
      ],
      fill,
    ),
    label([i + 0.35, height + 0.12], numbers[i]),
  ]);
  return [...marks, line([-0.25, 0], [2.95, 0]), label([1.35, -0.5], name)];
}

function arrow(from: number, name: string): Mark[] {
  const to = from + 1.3;
  return [
    line([from, 1.6], [to, 1.6]),
    line([to - 0.12, 1.75], [to, 1.6]),
    line([to - 0.12, 1.45], [to, 1.6]),
    label([from + 0.62, 1.85], name),
  ];
}

export default picture(
  {
    title: "Scores, powers, shares",
    description:
      "Three groups of three bars. The scores are 0, 0.69 and 1.61. Their powers of e are 1, 2 and 5. Divided by their sum, 8, these become the shares 0.125, 0.25 and 0.625. The shares have the same proportions as the powers.",
  },
  { x: [-0.45, 12.55], y: [-0.85, 5.6], width: 720, height: 330 },
  ...bars("scores x", scores, ["0", "0.69", "1.61"], "fill-two"),
  ...arrow(3.05, "eˣ"),
  shifted(4.7, 0, ...bars("powers", powers, ["1", "2", "5"], "fill-one")),
  ...arrow(7.75, "÷ 8"),
  shifted(
    9.4,
    0,
    ...bars(
      "shares p",
      shares.map((share) => share * 8),
      ["1/8", "2/8", "5/8"],
      "fill-three",
    ),
  ),
);
