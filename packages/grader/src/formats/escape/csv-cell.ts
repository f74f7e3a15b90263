/**
 * A text as a cell that no spreadsheet calculates: always quoted, on one line, and with a `'` before what would begin a
 * formula.
 */
export function csvText(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  const harmless = /^[=+\-@＝＋－＠]/.test(line) ? `'${line}` : line;
  return `"${harmless.replaceAll('"', '""')}"`;
}
