// oxlint-disable-next-line no-control-regex -- the escape character is what is looked for
const codes = /\u001B\[[\d;]*m/g;

/** A text without the codes that color it in a terminal. */
export function stripAnsi(text: string): string {
  return text.replaceAll(codes, "");
}
