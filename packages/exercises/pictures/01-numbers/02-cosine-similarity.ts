import { area, label, line, type Point } from "../marks.ts";
import { type Mark, picture, shifted } from "../picture.ts";

/** An arrow from the origin to a point. */
function arrow([x, y]: Point, stroke: string, fill: string): Mark[] {
  const length = Math.hypot(x, y);
  const [alongX, alongY] = [x / length, y / length];
  const [neckX, neckY] = [x - 0.9 * alongX, y - 0.9 * alongY];
  const head: Point[] = [
    [x, y],
    [neckX - 0.4 * alongY, neckY + 0.4 * alongX],
    [neckX + 0.4 * alongY, neckY - 0.4 * alongX],
  ];
  return [line([0, 0], [neckX, neckY], stroke), area(head, fill)];
}

/** Two arrows, and the cosine of the angle between them below. */
function panel(b: Point, cosine: string, inWords: string): Mark[] {
  return [
    line([-5, 0], [5, 0], "grid"),
    line([0, -4], [0, 5], "grid"),
    ...arrow(b, "two", "fill-two"),
    ...arrow([4, 3], "one", "fill-one"),
    label([0, -5.6], cosine),
    label([0, -7], inWords, { className: "small muted" }),
  ];
}

export default picture(
  {
    title: "Cosine similarity of two arrows",
    description:
      "Four pairs of arrows. In the same direction, one longer than the other: 1. At a small angle: 0.96. At a right angle: 0. In opposite directions: −1.",
  },
  { x: [-6, 42], y: [-7.6, 5.8], width: 672, height: 187.6 },
  shifted(0, 0, ...panel([6, 4.5], "1", "same direction")),
  shifted(12, 0, ...panel([3, 4], "0.96", "nearly the same")),
  shifted(24, 0, ...panel([-3, 4], "0", "right angle")),
  shifted(36, 0, ...panel([-4, -3], "−1", "opposite direction")),
);
