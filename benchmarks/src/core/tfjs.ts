import "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients.js";
import type { Tensor } from "@gradus/core";

export { tf };

/** Lets TensorFlow.js compute in plain JavaScript, and says which version it is. */
export async function startTfjs(): Promise<string> {
  await tf.setBackend("cpu");
  return `tfjs ${tf.version_core}, cpu`;
}

/** The same numbers as a tensor of TensorFlow.js. */
export function toTfjs(x: Tensor): tf.Tensor {
  return tf.tensor(Float32Array.from(x.dataSync()), [...x.shape]);
}
