import type { Caps } from "../archive/caps.ts";
import type { Faults } from "../faults.ts";
import type { BatchGrader } from "./batch-grader.ts";
import type { Plan } from "./plan.ts";
import type { Shard } from "./shard.ts";

/** What to grade, with what, and where to. */
export interface BatchOptions {
  /** Holds the submissions. */
  readonly folder: string;
  /** Gets the results. */
  readonly out: string;
  /** Ids, in the order of the course. */
  readonly exercises: readonly string[];
  readonly grader: BatchGrader;
  /** How many answers are graded at the same time. */
  readonly jobs: number;
  readonly shard?: Shard;
  readonly caps?: Caps;
  /** Asks the batch to stop. What is being graded is given up, and graded when the batch goes on. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  readonly faults?: Faults;
}

/** How far a batch is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** What came of a batch. */
export interface BatchOutcome {
  readonly plan: Plan;
  /** Answers that this shard has to say something about. */
  readonly total: number;
  /** Of them, those that had a grade from before. */
  readonly before: number;
  /** Answers that were graded now. */
  readonly graded: number;
  /** Grades copied from an equal answer. */
  readonly copied: number;
  /** Without a grade, because nobody could have graded them. */
  readonly refused: number;
  /** Without a new grade, because something failed. */
  readonly troubled: readonly {
    readonly submission: string;
    readonly exercise: string;
    readonly message: string;
  }[];
  /** What else staff should know. */
  readonly notes: readonly string[];
  /** Why the batch ended before it was through. */
  readonly stopped?: string;
}
