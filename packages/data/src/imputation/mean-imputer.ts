import type { Cell, Column } from "../table/column.ts";
import { Imputer, presentNumbers } from "./imputer.ts";

/**
 * Fills in the mean of a column's training values. A missing value counts neither in the sum nor in the
 * number of values.
 */
export class MeanImputer extends Imputer {
  protected fits({ type }: Column): boolean {
    return type === "number";
  }

  protected valueFor(column: Column): Cell {
    const present = presentNumbers(column);
    if (present.length === 0) return null;
    return present.reduce((sum, value) => sum + value, 0) / present.length;
  }
}
