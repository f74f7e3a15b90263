import { area, label, line, type Point } from "../marks.ts";
import { picture, type Mark } from "../picture.ts";

const batch = 4;
const inputs = 3;
const outputs = 2;

/** A grid of cells whose upper left corner is given. `lit` says which cells are shaded. */
function grid(
  [left, top]: Point,
  rows: number,
  columns: number,
  lit: (row: number, column: number) => boolean,
): Mark[] {
  const marks: Mark[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [x, y] = [left + column, top - row];
      const corners: Point[] = [
        [x, y],
        [x + 1, y],
        [x + 1, y - 1],
        [x, y - 1],
      ];
      if (lit(row, column)) marks.push(area(corners, "fill-one"));
    }
  }
  for (let row = 0; row <= rows; row++) {
    marks.push(line([left, top - row], [left + columns, top - row]));
  }
  for (let column = 0; column <= columns; column++) {
    marks.push(line([left + column, top], [left + column, top - rows]));
  }
  return marks;
}

function named(x: number, name: string, shape: string): Mark[] {
  return [label([x, 4.5], name), label([x, -0.75], shape, { className: "small muted" })];
}

const litRow = 1;
const litColumn = 1;
const meets = (row: number, column: number): boolean => row === litRow && column === litColumn;

/** The picture's middle height, for the signs between the grids. */
const middle = 1.85;

export default picture(
  {
    title: "A dense layer, as shapes",
    description:
      "X is a grid of four rows, the examples, and three columns, the inputs. W has three rows and two columns, one column for each neuron. b is a single row of two. Z and A have four rows and two columns. One row of X, one column of W and one number of b are shaded; they make the one shaded number in Z, and that makes the one in A.",
  },
  { x: [-0.7, 17.9], y: [-1.2, 5.1], width: 760, height: 257 },
  ...grid([0, 4], batch, inputs, (row) => row === litRow),
  ...named(1.5, "X", "[batch, inputs]"),
  label([3.6, middle], "×"),
  ...grid([4.2, 3.5], inputs, outputs, (_, column) => column === litColumn),
  ...named(5.2, "W", "[inputs, outputs]"),
  label([6.8, middle], "+"),
  ...grid([7.4, 2.5], 1, outputs, (_, column) => column === litColumn),
  ...named(8.4, "b", "[outputs]"),
  label([10, middle], "="),
  ...grid([10.6, 4], batch, outputs, meets),
  ...named(11.6, "Z", "[batch, outputs]"),
  line([13, middle + 0.15], [14.7, middle + 0.15]),
  line([14.5, middle + 0.3], [14.7, middle + 0.15]),
  line([14.5, middle], [14.7, middle + 0.15]),
  label([13.8, middle + 0.4], "act", { className: "small" }),
  ...grid([15.1, 4], batch, outputs, meets),
  ...named(16.1, "A", "[batch, outputs]"),
);
