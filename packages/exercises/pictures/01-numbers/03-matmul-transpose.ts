import { area, label, path, type Point } from "../marks.ts";
import { type Mark, picture, shifted } from "../picture.ts";

const a = [
  [1, 2, 0],
  [3, 1, 1],
];
const b = [
  [1, 2],
  [3, 2],
  [5, 4],
];
const c = [
  [7, 6],
  [11, 12],
];

function box(left: number, top: number, width: number, height: number): Point[] {
  return [
    [left, top],
    [left + width, top],
    [left + width, top - height],
    [left, top - height],
    [left, top],
  ];
}

/** A matrix of numbers, one unit each, with its top left corner at the origin. */
function table(rows: readonly (readonly number[])[]): Mark[] {
  const numbers = rows.flatMap((row, i) =>
    row.map((x, j) => label([j + 0.5, -i - 0.64], String(x))),
  );
  return [path(box(0, 0, rows[0].length, rows.length), "axis"), ...numbers];
}

export default picture(
  {
    title: "Row times column",
    description:
      "The matrix A at the left, B above, and their product C where they meet. The second row of A, 3 1 1, and the first column of B, 1 3 5, meet at the entry 3·1 + 1·3 + 1·5 = 11.",
  },
  { x: [-0.9, 11.6], y: [-2.4, 3.7], width: 500, height: 244 },
  shifted(0, 0, area(box(0, -1, 3, 1)), ...table(a), path(box(0, -1, 3, 1), "one")),
  shifted(3.6, 3.4, area(box(0, 0, 1, 3)), ...table(b), path(box(0, 0, 1, 3), "one")),
  shifted(3.6, 0, area(box(0, -1, 1, 1)), ...table(c), path(box(0, -1, 1, 1), "two solid")),
  label([-0.45, -1.14], "A"),
  label([6.05, 1.76], "B", { anchor: "start" }),
  label([6.05, -0.64], "C = A B", { anchor: "start" }),
  label([6.05, -1.64], "3·1 + 1·3 + 1·5 = 11", { anchor: "start", className: "fill-two" }),
);
