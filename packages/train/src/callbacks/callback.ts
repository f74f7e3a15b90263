import type { Optimizer } from "@gradus/optimizers";
import type { Layer } from "@gradus/layers";
import type { EpochRecord, History } from "../history.ts";

/** A training in progress, as callbacks see it. */
export interface Training {
  readonly model: Layer;
  readonly optimizer: Optimizer;
  /** How many epochs there will be, unless somebody stops. */
  readonly epochs: number;
  readonly history: History;
  /** Ends the training after this epoch; the reason stands in the history. */
  stop(reason: string): void;
}

/** One step of a training. */
export interface StepReport {
  readonly epoch: number;
  /** The step within the epoch, counted from 0. */
  readonly step: number;
  /** How many steps an epoch has, where the batches know it. */
  readonly steps: number | undefined;
  readonly loss: number;
  /** How many examples the batch had. */
  readonly examples: number;
}

/**
 * Something that happens beside a training. Every method may be left out; a Promise is waited for.
 *
 * Callbacks are asked in the order in which they were given.
 */
export interface Callback {
  /** Before the first epoch. May return the epoch to start from and the records before it, to resume. */
  onStart?(training: Training): void | Resume | Promise<void | Resume>;
  onEpochStart?(epoch: number, training: Training): void | Promise<void>;
  /** After `backward()` and before the optimizer's step: gradients are there, weights have not moved. */
  onGradients?(training: Training): void | Promise<void>;
  onStep?(report: StepReport, training: Training): void | Promise<void>;
  onEpochEnd?(record: EpochRecord, training: Training): void | Promise<void>;
  onEnd?(history: History, training: Training): void | Promise<void>;
}

/** Where to go on. */
export interface Resume {
  readonly epochs: readonly EpochRecord[];
}
