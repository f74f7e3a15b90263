import { area, label, line } from "../marks.ts";
import { type Mark, picture } from "../picture.ts";

const scores = [-1.2, -3, 0.8, 4.1, -2.2, 2.6, -4, 0.3, 1.5, -0.6];
const largest = Math.max(...scores);
const winner = scores.indexOf(largest);

/** The bar of one class, its score above (or below) it, and its index on the axis. */
function bar(score: number, i: number): Mark[] {
  const [left, right] = [i - 0.35, i + 0.35];
  const corners = [
    [left, 0],
    [right, 0],
    [right, score],
    [left, score],
  ] as const;
  const beyond = score > 0 ? score + 0.25 : score - 0.75;
  return [
    area(corners, i === winner ? "fill-two" : "area"),
    label([i, beyond], String(score).replace("-", "−"), { className: "small muted" }),
    label([i, -5.9], String(i), { className: i === winner ? "fill-two" : "" }),
  ];
}

export default picture(
  {
    title: "Ten scores and their argmax",
    description:
      "Ten bars, the scores of the digits 0 to 9. The highest bar, 4.1, stands at index 3: the maximum is 4.1, and the argmax is 3.",
  },
  { x: [-0.9, 13.2], y: [-6.4, 5.4], width: 620, height: 260 },
  ...scores.flatMap(bar),
  line([-0.6, 0], [9.6, 0]),
  line([3.5, largest], [9.9, largest], "grid"),
  label([10, largest - 0.2], "max = 4.1", { anchor: "start" }),
  label([10, -5.9], "argmax = 3", { anchor: "start", className: "fill-two" }),
);
