import { quantile } from "../scaling/quantile.ts";
import type { Cell, Column } from "../table/column.ts";
import { Imputer, presentNumbers } from "./imputer.ts";

/** Fills in the median of a column's training values, which outliers do not move. */
export class MedianImputer extends Imputer {
  protected fits({ type }: Column): boolean {
    return type === "number";
  }

  protected valueFor(column: Column): Cell {
    const present = presentNumbers(column);
    return present.length === 0 ? null : quantile(present, 0.5);
  }
}
