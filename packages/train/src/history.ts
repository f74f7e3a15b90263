/** What was measured on one set of data. */
export interface Measures {
  /** The mean loss over examples. */
  readonly loss: number;
  /** The mean of each metric over examples, by name. */
  readonly metrics: Readonly<Record<string, number>>;
}

/** What happened in one epoch. */
export interface EpochRecord {
  /** Counted from 0. */
  readonly epoch: number;
  /** Measured while the weights moved. */
  readonly train: Measures;
  /** Measured after the epoch, in evaluation mode, if there is a development set. */
  readonly dev?: Measures;
  readonly learningRate: number;
  readonly seconds: number;
}

/** A training, epoch by epoch; plain data, so that it survives JSON. */
export interface History {
  readonly epochs: readonly EpochRecord[];
  /** Why training ended before its last epoch, if it did. */
  readonly stopped?: string;
}
