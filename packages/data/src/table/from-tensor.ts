import { explain, formatShape, ShapeError, type Tensor } from "@gradus/core";
import { type Table, table } from "./table.ts";

/**
 * A matrix as a table, one column a column. NaN becomes a missing value.
 *
 * @param x `[rows, columns]`
 * @param names of the columns; `x0`, `x1`, … unless given
 * @throws ShapeError if `x` is no matrix, RangeError if there are more or fewer names than columns
 */
export function fromTensor(x: Tensor, names?: readonly string[]): Table {
  if (x.rank !== 2) {
    throw new ShapeError("fromTensor", `${formatShape(x.shape)}.`, "A table is [rows, columns].");
  }
  const [rows, columns] = x.shape;
  const titles = names ?? Array.from({ length: columns }, (_, at) => `x${at}`);
  if (titles.length !== columns) {
    throw new RangeError(
      explain(
        "fromTensor",
        `${titles.length} names for ${columns} columns.`,
        "Each column has one name.",
      ),
    );
  }
  const data = x.dataSync();
  return table(
    titles.map((name, at) => [
      name,
      Array.from({ length: rows }, (_, row) => data[row * columns + at]),
    ]),
  );
}
