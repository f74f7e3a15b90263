/**
 * Breaks a text into lines of at most `width` characters, between words.
 *
 * A word that is longer than a line is left whole: paths must stay clickable, and code must stay code.
 *
 * @param hang how far every line but the first is indented
 */
export function wrap(text: string, width: number, hang = 0): string[] {
  return text.split("\n").flatMap((paragraph) => wrapParagraph(paragraph, width, hang));
}

function wrapParagraph(text: string, width: number, hang: number): string[] {
  const indent = " ".repeat(hang);
  const lines: string[] = [];
  // A run of blanks belongs to the word after it: columns stay columns.
  let line = "";
  for (const [word] of text.matchAll(/\s*\S+/g)) {
    if (line !== "" && lengthOf(line + word) > width) {
      lines.push(line);
      line = indent + word.trimStart();
    } else {
      line += word;
    }
  }
  return [...lines, line];
}

/** How many places a text takes on a terminal: characters, not UTF-16 units, and no combining marks. */
export function lengthOf(text: string): number {
  return Array.from(text.replaceAll(/\p{Mark}/gu, "")).length;
}
