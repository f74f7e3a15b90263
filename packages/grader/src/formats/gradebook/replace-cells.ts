import type { Cell, Csv } from "./read-csv.ts";

/** What a cell is to become: a number, or a text that is ready to stand there. */
export interface Replacement {
  readonly cell: Cell;
  readonly text: string;
}

/** The same text with some cells replaced. Every other byte is as it was. */
export function replaceCells({ source }: Csv, replacements: readonly Replacement[]): string {
  const inOrder = replacements.toSorted((a, b) => a.cell.start - b.cell.start);
  let at = 0;
  let text = "";
  for (const { cell, text: replaced } of inOrder) {
    text += source.slice(at, cell.start) + replaced;
    at = cell.end;
  }
  return text + source.slice(at);
}
