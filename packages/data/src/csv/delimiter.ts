import { explain } from "@gradus/core";

/** Throws unless cells can be told apart by a delimiter. */
export function checkDelimiter(who: string, delimiter: string): void {
  if (delimiter !== "" && !/[\d.+\-e"\n\r\uFEFF]/i.test(delimiter)) return;
  throw new RangeError(
    explain(
      who,
      `the delimiter is ${JSON.stringify(delimiter)}.`,
      "A delimiter is a character that numbers are not written with, and no quote or line end.",
    ),
  );
}
