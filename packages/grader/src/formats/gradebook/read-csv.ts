/** One cell of a table, and where in the text it stands. */
export interface Cell {
  /** What it says, without quotes. */
  readonly value: string;
  /** From where to where in the text, quotes included. */
  readonly start: number;
  readonly end: number;
}

/** A table that was written as text, and the text itself, so that all else can be left as it is. */
export interface Csv {
  readonly source: string;
  readonly delimiter: "," | ";" | "\t";
  readonly rows: readonly (readonly Cell[])[];
}

/** Reads comma-separated values, and those separated by semicolons or tabs, whichever the first line has more of. */
export function readCsv(source: string): Csv {
  const delimiter = delimiterOf(source);
  const rows: Cell[][] = [];
  // A byte order mark belongs to no cell.
  let at = source.startsWith("\uFEFF") ? 1 : 0;
  let row: Cell[] = [];
  while (at < source.length || row.length > 0) {
    const cell = readCell(source, at, delimiter);
    row.push(cell);
    at = cell.end;
    if (source[at] === delimiter) {
      at += 1;
      continue;
    }
    rows.push(row);
    row = [];
    at += source.startsWith("\r\n", at) ? 2 : 1;
  }
  return { source, delimiter, rows };
}

function delimiterOf(source: string): Csv["delimiter"] {
  const [first] = source.split(/[\r\n]/, 1);
  const plain = first.replaceAll(/"(?:[^"]|"")*"/g, "");
  const count = (sign: string): number => plain.split(sign).length;
  const [best] = ([",", ";", "\t"] as const).toSorted((a, b) => count(b) - count(a));
  return best;
}

/** A cell as far as its delimiter or the end of its line. A quote that nothing closes ends with the text. */
function readCell(source: string, start: number, delimiter: string): Cell {
  const isQuoted = source[start] === '"';
  const inside = isQuoted ? closingQuote(source, start) : start;
  let end = inside;
  while (end < source.length && source[end] !== delimiter && !/[\r\n]/.test(source[end])) end++;
  const plain = source.slice(inside, end);
  if (!isQuoted) return { value: plain, start, end };
  const quoted = source
    .slice(start + 1, inside)
    .replace(/"$/, "")
    .replaceAll('""', '"');
  return { value: quoted + plain, start, end };
}

/** The place behind the quote that closes the one at `start`. */
function closingQuote(source: string, start: number): number {
  let at = start + 1;
  while (at < source.length && (source[at] !== '"' || source[at + 1] === '"')) {
    at += source[at] === '"' ? 2 : 1;
  }
  return Math.min(at + 1, source.length);
}
