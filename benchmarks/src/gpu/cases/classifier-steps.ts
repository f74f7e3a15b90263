import { Random, type Tensor, tensor } from "@gradus/core";
import {
  Conv2d,
  Flatten,
  Layer,
  Linear,
  Lstm,
  manyToOne,
  MaxPool2d,
  relu,
  Sequential,
} from "@gradus/layers";
import { jax, type JaxArray } from "../peers/jax.ts";
import { jaxStep } from "../peers/jax-step.ts";
import { tf } from "../peers/tfjs.ts";
import { tfjsStep } from "../peers/tfjs-step.ts";
import type { GpuContest, Side } from "../side.ts";
import type { CaseContext } from "./case-context.ts";
import { gradusStep } from "./gradus-side.ts";

const np = jax.numpy;

/** Steps of training with Adam, each a forward pass, a backward pass and an update, on one batch again and again. */
export function classifierSteps(context: CaseContext): GpuContest[] {
  return [perceptronStep(context), digitStep(context), memoryStep(context)];
}

function perceptronStep(context: CaseContext): GpuContest {
  const batch = context.isSoftware ? 128 : 512;
  const input = [batch, 784];
  const shapes = [[784, 128], [128], [128, 10], [10]];
  return {
    name: `MLP 784-128-10, batch ${batch}`,
    work: undefined,
    gradus: () => {
      const options = { random: new Random(1), backend: context.backend };
      const layers = [new Linear(784, 128, options), relu, new Linear(128, 10, options)];
      return ourStep(context, new Sequential(...layers), input);
    },
    peers: {
      tfjs: () =>
        tfjsStep(shapes, input, ([w1, b1, w2, b2], x) => {
          const hidden = tf.relu(tf.add(tf.matMul(x, w1), b1));
          return tf.add(tf.matMul(hidden, w2), b2);
        }),
      "jax-js": () =>
        jaxStep(shapes, input, ([w1, b1, w2, b2], x) => {
          const hidden = jax.nn.relu(np.add(np.matmul(x, w1), b1));
          return np.add(np.matmul(hidden, w2), b2);
        }),
    },
  };
}

/** The network of the digits: two convolutions of 5×5, a pooling after each, and two dense layers. */
function digitStep(context: CaseContext): GpuContest {
  const batch = context.isSoftware ? 32 : 512;
  const dense = [[256, 128], [128], [128, 10], [10]];
  return {
    name: `CNN of the digits, batch ${batch}`,
    work: undefined,
    gradus: () => ourStep(context, digitNetwork(context), [batch, 1, 28, 28]),
    peers: {
      tfjs: () => {
        const shapes = [[5, 5, 1, 8], [8], [5, 5, 8, 16], [16], ...dense];
        return tfjsStep(shapes, [batch, 28, 28, 1], ([w1, b1, w2, b2, w3, b3, w4, b4], x) => {
          const once = tfjsStrokes(x, w1, b1);
          const twice = tf.reshape(tfjsStrokes(once, w2, b2), [batch, 256]);
          const hidden = tf.relu(tf.add(tf.matMul(twice, w3), b3));
          return tf.add(tf.matMul(hidden, w4), b4);
        });
      },
      "jax-js": () => {
        const shapes = [[8, 1, 5, 5], [8, 1, 1], [16, 8, 5, 5], [16, 1, 1], ...dense];
        return jaxStep(shapes, [batch, 1, 28, 28], ([w1, b1, w2, b2, w3, b3, w4, b4], x) => {
          const once = jaxStrokes(x, w1, b1);
          const twice = np.reshape(jaxStrokes(once, w2, b2), [batch, 256]);
          const hidden = jax.nn.relu(np.add(np.matmul(twice, w3), b3));
          return np.add(np.matmul(hidden, w4), b4);
        });
      },
    },
  };
}

function digitNetwork({ backend }: CaseContext): Sequential {
  const options = { random: new Random(1), backend };
  return new Sequential(
    new Conv2d(1, 8, 5, options),
    relu,
    new MaxPool2d(2),
    new Conv2d(8, 16, 5, options),
    relu,
    new MaxPool2d(2),
    new Flatten(),
    new Linear(256, 128, options),
    relu,
    new Linear(128, 10, options),
  );
}

function tfjsStrokes(x: tf.Tensor, weight: tf.Tensor, bias: tf.Tensor): tf.Tensor {
  const sums = tf.conv2d(x as tf.Tensor4D, weight as tf.Tensor4D, 1, "valid");
  return tf.maxPool(tf.relu<tf.Tensor4D>(tf.add(sums, bias)), 2, 2, "valid");
}

function jaxStrokes(x: JaxArray, weight: JaxArray, bias: JaxArray): JaxArray {
  const found = jax.nn.relu(np.add(jax.lax.conv(x, weight, [1, 1], "VALID"), bias));
  return jax.lax.reduceWindow(found, (window) => np.max(window), [2, 2], [2, 2]);
}

/** An LSTM that reads a sequence of 32 features and says which of ten classes it was. */
class Reader extends Layer {
  readonly memory: Lstm;
  readonly answer: Linear;

  constructor(backend: CaseContext["backend"]) {
    super();
    const options = { random: new Random(1), backend };
    this.memory = new Lstm(32, 64, options);
    this.answer = new Linear(64, 10, options);
  }

  override forward(x: Tensor): Tensor {
    return this.answer.forward(manyToOne(this.memory.forward(x)));
  }
}

function memoryStep(context: CaseContext): GpuContest {
  const input = [32, 50, 32];
  return {
    name: "LSTM 32→64, 50 steps, batch 32",
    work: undefined,
    gradus: () => ourStep(context, new Reader(context.backend), input),
    // jax-js has no loop that it compiles, and 50 steps written out are too much for its compiler.
    peers: {
      tfjs: () =>
        tfjsStep([[96, 256], [256], [64, 10], [10]], input, ([kernel, bias, w, b], x) => {
          let [c, h] = [tf.zeros<tf.Rank.R2>([32, 64]), tf.zeros<tf.Rank.R2>([32, 64])];
          for (const now of tf.unstack(x, 1)) {
            const all = [kernel as tf.Tensor2D, bias as tf.Tensor1D, now as tf.Tensor2D] as const;
            [c, h] = tf.basicLSTMCell(1, ...all, c, h);
          }
          return tf.add(tf.matMul(h, w), b);
        }),
    },
  };
}

function ourStep({ backend }: CaseContext, model: Layer, input: readonly number[]): Side {
  const x = new Random(3).normal(input, { backend });
  const labels = Array.from({ length: input[0] }, (_, row) => row % 10);
  return gradusStep(backend, model, x, tensor(labels, { dtype: "int32", backend }));
}
