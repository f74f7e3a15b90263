import type { Cell, Column } from "../table/column.ts";
import { Imputer } from "./imputer.ts";

/** Fills in the most frequent of a column's training values; of several, the smallest. */
export class MostFrequentImputer extends Imputer {
  protected fits(): boolean {
    return true;
  }

  protected valueFor({ values }: Column): Cell {
    const counts = new Map<number | string, number>();
    for (const cell of values) if (cell !== null) counts.set(cell, (counts.get(cell) ?? 0) + 1);
    let [best, most]: [Cell, number] = [null, 0];
    for (const [value, count] of counts) {
      if (count < most || (count === most && best !== null && value > best)) continue;
      [best, most] = [value, count];
    }
    return best;
  }
}
