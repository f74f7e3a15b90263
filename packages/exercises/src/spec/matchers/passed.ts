let count = 0;

/** Counts a matcher that did not complain. */
export function matcherPassed(): void {
  count++;
}

/**
 * How many matchers have passed so far. What was called since the last of them is what the next one is about, and a
 * learner is shown.
 */
export function matchersPassed(): number {
  return count;
}
