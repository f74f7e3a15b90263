/**
 * A one-line text as the description of a TAP test point: a `#` would begin a directive, and a brace at the end opens a
 * subtest for some readers.
 */
export function tapDescription(text: string): string {
  const escaped = text.replaceAll("\\", "\\\\").replaceAll("#", String.raw`\#`);
  return escaped.endsWith("{") ? `${escaped}…` : escaped;
}
