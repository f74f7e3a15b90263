import type { Side } from "../side.ts";
import { tf, tfjsSide } from "./tfjs.ts";

/**
 * A step of training a classifier of ten classes with Adam.
 *
 * @param shapes of the parameters, which start as small random numbers
 * @param input its shape
 */
export function tfjsStep(
  shapes: readonly (readonly number[])[],
  input: readonly number[],
  forward: (parameters: readonly tf.Tensor[], x: tf.Tensor) => tf.Tensor,
): Side {
  const parameters = shapes.map((shape) => tf.variable(tf.randomNormal([...shape], 0, 0.1)));
  const x = tf.randomNormal([...input]);
  const labels = Array.from({ length: input[0] }, (_, row) => row % 10);
  const wanted = tf.oneHot(tf.tensor1d(labels, "int32"), 10);
  const optimizer = tf.train.adam(0.001);
  return tfjsSide(() => {
    optimizer.minimize(() => {
      const surprise = tf.mul(wanted, tf.logSoftmax(forward(parameters, x)));
      return tf.neg(tf.mean<tf.Scalar>(tf.sum(surprise, -1)));
    });
  });
}
