/** What a run of the tests came to. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** How many exercises are not written yet, or not all of them. */
  readonly toDo: number;
}

/** `12 passed, 0 failed`, and how many were skipped if any were. */
export function tallyLine({ passed, failed, skipped }: Tally): string {
  const line = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}

/** The last words of a run: what is left to do, and on a line of its own what it came to. */
export function lastLines(tally: Tally): string {
  const { toDo } = tally;
  const exercises = toDo === 1 ? "1 exercise is" : `${toDo} exercises are`;
  const note = `${exercises} not written yet, so checks are skipped. Try: pnpm start\n\n`;
  return `${toDo > 0 ? note : ""}${tallyLine(tally)}\n`;
}
