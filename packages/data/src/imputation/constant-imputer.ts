import type { Cell, Column } from "../table/column.ts";
import { Imputer } from "./imputer.ts";

/** Fills in one value, such as 0 or "unknown", wherever one is missing in a column of its type. */
export class ConstantImputer extends Imputer {
  readonly value: number | string;

  constructor(value: number | string, columns?: readonly string[]) {
    super(columns);
    this.value = value;
  }

  protected fits({ type }: Column): boolean {
    return type === typeof this.value;
  }

  protected valueFor(): Cell {
    return this.value;
  }
}
