import type { Tensor } from "@gradus/core";
import type { Layer } from "@gradus/layers";
import type { Optimizer } from "@gradus/optimizers";
import type { Batch, Batches } from "../batch.ts";
import type { Json } from "../files/json.ts";
import type { EpochRecord, History } from "../history.ts";

/** A training in progress, as callbacks see it. */
export interface Training {
  readonly model: Layer;
  readonly optimizer: Optimizer;
  /** How many epochs there will be, unless somebody stops. */
  readonly epochs: number;
  readonly history: History;
  /** What is gone through once an epoch. */
  readonly data: Batches;
  readonly callbacks: readonly Callback[];
  /** The forward pass of a step, as the training does it. */
  forward(batch: Batch): ForwardPass;
  /**
   * Ends the training; the reason stands in the history. The epoch ends with this step, whose weights
   * move unless this is called in `onGradients`.
   */
  stop(reason: string): void;
}

/** What comes out of a forward pass. */
export interface ForwardPass {
  readonly prediction: Tensor;
  /** What is measured. */
  readonly loss: Tensor;
  /** What is differentiated: the loss, and the penalty if there is one. */
  readonly cost: Tensor;
}

/** A step whose gradients are there and whose weights have not moved. */
export interface StepInProgress {
  readonly epoch: number;
  readonly step: number;
  readonly batch: Batch;
  readonly loss: Tensor;
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
  onGradients?(training: Training, step: StepInProgress): void | Promise<void>;
  onStep?(report: StepReport, training: Training): void | Promise<void>;
  onEpochEnd?(record: EpochRecord, training: Training): void | Promise<void>;
  onEnd?(history: History, training: Training): void | Promise<void>;
  /** What it remembers from epoch to epoch, to be saved in a checkpoint. */
  state?(): CallbackState;
  /** Goes on where a state was taken. */
  loadState?(state: CallbackState): void;
}

/** What a callback remembers. Its tensors are its own. */
export interface CallbackState {
  readonly data: Json;
  readonly tensors: Readonly<Record<string, Tensor>>;
}

/** Where to go on. */
export interface Resume {
  readonly epochs: readonly EpochRecord[];
  /** Why the training had ended already, if it had. */
  readonly stopped?: string | undefined;
}
