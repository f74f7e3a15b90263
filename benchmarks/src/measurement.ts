/** What a bench found out. */
export interface Measurement {
  /** All figures, for machines: where, when, and how much. */
  readonly report: object;
  /** The same for people. */
  readonly text: string;
}

/** Says what is being measured, where somebody looks; the next word takes its place. */
export function say(what: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${what}`);
}
