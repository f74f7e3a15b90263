/** What a learner's program may use. */
export interface Limits {
  /** From start to end, in milliseconds. */
  readonly time: number;
  /** Whether `time` holds even for an exercise that asks for another. */
  readonly isTimeFixed?: boolean;
  /** MiB for lists, records and whatever else is on JavaScript's heap. */
  readonly memory: number;
  /** MiB for the whole process with its typed arrays, where that can be watched. */
  readonly process: number;
  /** Bytes of printed text that are kept to be shown. */
  readonly keptOutput: number;
  /** Bytes of printed text after which the program is stopped. */
  readonly mostOutput: number;
}

/**
 * Enough for every exercise of the course many times over.
 *
 * The heap is small because a full one is slow: an endless list fills 96 MiB in half a second, 192 MiB in a second,
 * and 512 MiB in six. Typed arrays lie outside it.
 */
export const defaultLimits: Limits = {
  time: 10_000,
  memory: 96,
  process: 1024,
  keptOutput: 64 * 1024,
  mostOutput: 1024 * 1024,
};
