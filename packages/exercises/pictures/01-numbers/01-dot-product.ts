import { area, label, type Point } from "../marks.ts";
import { type Mark, picture, shifted } from "../picture.ts";

const a = [1, 2, 3];
const b = [4, 5, 6];

/** A rectangle `width` wide and `height` high, with its sides and its area written on it. */
function rectangle(width: number, height: number): Mark[] {
  const corners: Point[] = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ];
  return [
    area(corners),
    label([width / 2, -0.75], String(width)),
    label([-0.25, height / 2 - 0.15], String(height), { anchor: "end" }),
    label([width / 2, height / 2 - 0.15], String(width * height), { className: "fill-one" }),
  ];
}

export default picture(
  {
    title: "A dot product as an area",
    description:
      "Three rectangles, 1 by 4, 2 by 5 and 3 by 6, with the areas 4, 10 and 18. Together they are 32.",
  },
  { x: [-1.2, 17], y: [-1.4, 6.6], width: 546, height: 240 },
  ...a.map((width, i) => shifted([0, 2.4, 5.8][i], 0, ...rectangle(width, b[i]))),
  label([10.1, 4], "[1, 2, 3] · [4, 5, 6]", { anchor: "start" }),
  label([10.1, 3], "= 1·4 + 2·5 + 3·6", { anchor: "start" }),
  label([10.1, 2], "= 4 + 10 + 18", { anchor: "start" }),
  label([10.1, 1], "= 32, all areas together", { anchor: "start" }),
);
