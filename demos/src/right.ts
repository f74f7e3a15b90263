import { argmax, type Tensor } from "@gradus/core";

/**
 * The share of rows whose highest score stands at the label.
 *
 * @param scores `[batch, classes]`
 * @param labels `[batch]`, int32
 */
export function right(scores: Tensor, labels: Tensor): Tensor {
  return argmax(scores, -1).equal(labels).cast("float32").mean();
}
