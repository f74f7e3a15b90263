import type { Plain } from "../plain/plain.ts";

/** In which way a result is wrong. */
export type FailureKind =
  | "value"
  | "shape"
  | "nan"
  | "infinite"
  | "type"
  | "missing"
  | "mutated"
  | "not-thrown"
  | "wrong-error"
  | "law";

/** Two numbers (or other values) that should be equal, and where they stand. */
export interface Difference {
  /** `"[2]"`, `"data[0]"`; empty for the result itself. */
  readonly at: string;
  readonly received: Plain;
  readonly expected: Plain;
}

/** What is wrong, as plain data. */
export interface Failure {
  readonly kind: FailureKind;
  /** One sentence about what is wrong. */
  readonly message: string;
  /** One more sentence: what NaN is, or that it is off by a little. */
  readonly note?: string;
  /** Why it must be otherwise. */
  readonly why: string;
  readonly received?: Plain;
  readonly expected?: Plain;
  /** The first wrong element. */
  readonly first?: Difference;
  /** The wrong element that is furthest off. */
  readonly worst?: Difference;
  /** How many elements of the list that `message` speaks of are wrong, and of how many. */
  readonly wrong?: number;
  readonly of?: number;
  readonly maxAbsoluteError?: number;
  readonly maxRelativeError?: number;
  /** Every number is within 0.1 %: a formula that is nearly right. */
  readonly nearly?: boolean;
}

/** Thrown by a matcher. */
export class CheckFailure extends Error {
  override readonly name = "CheckFailure";
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}
