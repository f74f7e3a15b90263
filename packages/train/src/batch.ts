import type { Tensor } from "@gradus/core";

/** A few examples with their answers. */
export interface Batch {
  /** `[batch, ...]` */
  readonly x: Tensor;
  /** `[batch, ...]`, whatever the loss takes. */
  readonly y: Tensor;
}

/** Batches that can be gone through again, once an epoch; a `DataLoader` is one. */
export type Batches = Iterable<Batch> | AsyncIterable<Batch>;

/** From predictions and answers to a single number. */
export type Loss = (prediction: Tensor, target: Tensor) => Tensor;

/** From predictions and answers to a single number, averaged over examples; higher need not be worse. */
export type Metric = (prediction: Tensor, target: Tensor) => Tensor;
