import { expectSame } from "./expect-same.ts";

export interface Tolerance {
  /** Relative to the larger magnitude of the two: 1e-9 unless said otherwise. */
  readonly relative?: number;
  /** 1e-9 unless said otherwise. */
  readonly absolute?: number;
}

/**
 * The same numbers within a tolerance, through lists and records: |a − b| ≤ absolute + relative · max(|a|, |b|).
 *
 * @param why what makes it so, for the learner
 */
export function close(
  actual: unknown,
  expected: unknown,
  why: string,
  { relative = 1e-9, absolute = 1e-9 }: Tolerance = {},
): void {
  expectSame("close", actual, expected, why, { relative, absolute });
}
