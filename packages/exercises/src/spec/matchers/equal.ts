import { expectSame } from "./expect-same.ts";

/**
 * The same value exactly, through lists and records. NaN equals NaN, 0 equals −0, and a typed array equals a list of
 * the same numbers. Fields that `expected` does not name are ignored.
 *
 * @param why what makes it so, for the learner: "1·4 + 2·5 + 3·6 = 32"
 */
export function equal(actual: unknown, expected: unknown, why: string): void {
  expectSame("equal", actual, expected, why, { relative: 0, absolute: 0 });
}
