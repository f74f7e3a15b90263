/** Moments of a batch at which tests end it. */
export type FaultPoint =
  | "graded"
  | "record-writing"
  | "record-written"
  | "record-synced"
  | "tidy-begun"
  | "tidy-written"
  | "tidy-renamed"
  | "plan-written"
  | "answers-kept";

/**
 * Is told of every such moment. While a record is being written it may say how many of its bytes come that far before
 * the process ends.
 */
export type Faults = (point: FaultPoint, bytes?: number) => number | undefined;
