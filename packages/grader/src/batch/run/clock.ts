/** Two clocks read at the same moment: the one of the day, and the one that only counts on. Milliseconds. */
export interface ClockReading {
  readonly wall: number;
  readonly steady: number;
}

/** Both clocks, now. */
export function readClocks(): ClockReading {
  return { wall: Date.now(), steady: performance.now() };
}

const noticeable = 30_000;

/**
 * Says so where somebody, or something, set the computer's clock between two readings.
 *
 * Grades do not depend on it: durations and time limits are measured by the clock that only counts on.
 */
export function clockJump(from: ClockReading, to: ClockReading): string | undefined {
  const jump = to.wall - from.wall - (to.steady - from.steady);
  if (Math.abs(jump) < noticeable) return undefined;
  const seconds = Math.round(Math.abs(jump) / 1000);
  return (
    `The computer's clock was set ${jump > 0 ? "forward" : "back"} by ${seconds} seconds while the batch ran. ` +
    "Durations and limits are measured by another clock and are right; the times at which grading began may not be in order."
  );
}
