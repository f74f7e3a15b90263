import {
  noGrad,
  parameter,
  Random,
  scope,
  sigmoid,
  square,
  tanh,
  tensor,
  type Tensor,
} from "@gradus/core";
import type { Contest } from "../contest.ts";
import { tf, toTfjs } from "./tfjs.ts";

const inputs = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];
const targets = [[0], [1], [1], [0]];
const learningRate = 0.5;

/** A training step with autograd: 2-8-1, tanh and sigmoid, mean squared error, four examples. */
export function xorStep(): Contest {
  const random = new Random(2);
  const initial = [[2, 8], [8], [8, 1], [1]].map((shape) => random.normal(shape));
  return { name: "XOR step, 2-8-1, batch 4, SGD", ours: ours(initial), peer: peer(initial) };
}

function ours(initial: readonly Tensor[]): () => void {
  const [x, t] = [tensor(inputs), tensor(targets)];
  const parameters = initial.map(parameter);
  const [w1, b1, w2, b2] = parameters;
  return () =>
    scope(() => {
      const hidden = tanh(x.matmul(w1).add(b1));
      const y = sigmoid(hidden.matmul(w2).add(b2));
      for (const p of parameters) p.zeroGrad();
      square(y.sub(t)).mean().backward();
      noGrad(() => {
        for (const p of parameters) p.assign(p.sub(p.grad!.mul(learningRate)));
      });
    });
}

function peer(initial: readonly Tensor[]): () => void {
  const [x, t] = [tf.tensor2d(inputs), tf.tensor2d(targets)];
  const [w1, b1, w2, b2] = initial.map((p) => tf.variable(toTfjs(p)));
  const optimizer = tf.train.sgd(learningRate);
  return () =>
    tf.tidy(() => {
      optimizer.minimize(() => {
        const hidden = tf.tanh(tf.add(tf.matMul(x, w1), b1));
        const y = tf.sigmoid(tf.add(tf.matMul(hidden, w2), b2));
        return tf.mean<tf.Scalar>(tf.square(tf.sub(y, t)));
      });
    });
}
