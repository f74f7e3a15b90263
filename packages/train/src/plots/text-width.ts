/** About how wide a text is drawn, in pixels: nobody can measure fonts where there is no screen. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += size * widthOf(character);
  return width;
}

function widthOf(character: string): number {
  if (character > "\u2e7f") return 1;
  if (/[A-Zmw@%]/.test(character)) return 0.72;
  return /[ijl.,:;|!' ]/.test(character) ? 0.32 : 0.57;
}

/** The text, cut so that it is at most so wide. */
export function fitted(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const characters = Array.from(text);
  while (characters.length > 1 && textWidth(`${characters.join("")}…`, size) > width)
    characters.pop();
  return `${characters.join("").trimEnd()}…`;
}
