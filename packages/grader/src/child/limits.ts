/** What a learner's program may use. */
export interface Limits {
  /** From start to end, in milliseconds. */
  readonly time: number;
  /** In MiB: JavaScript's heap, and the whole process where that can be watched. */
  readonly memory: number;
  /** Bytes of printed text that are kept to be shown. */
  readonly keptOutput: number;
  /** Bytes of printed text after which the program is stopped. */
  readonly mostOutput: number;
}

/** Enough for every exercise of the course many times over. */
export const defaultLimits: Limits = {
  time: 10_000,
  memory: 512,
  keptOutput: 64 * 1024,
  mostOutput: 1024 * 1024,
};
