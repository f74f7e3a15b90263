import { exp, Random, scope, softmax, tanh, type Tensor } from "@gradus/core";
import type { Contest } from "../contest.ts";
import { tf, toTfjs } from "./tfjs.ts";

/** Single operations, forward only; each side frees what it made. */
export function operations(): Contest[] {
  const random = new Random(1);
  const pair = (...shape: number[]): [Tensor, tf.Tensor] => {
    const x = random.normal(shape);
    return [x, toTfjs(x)];
  };
  const [few, tfFew] = pair(10);
  const [many, tfMany] = pair(1_000_000);
  const [row, tfRow] = pair(1000);
  const [matrix, tfMatrix] = pair(1024, 1000);
  const [a, tfA] = pair(128, 128);
  const [b, tfB] = pair(512, 512);
  const twice = (x: tf.Tensor): tf.Tensor => tf.add(tf.mul(x, 2), tf.tanh(x));
  return [
    contest(
      "x + x, 10 numbers",
      () => few.add(few),
      () => tf.add(tfFew, tfFew),
    ),
    contest(
      "x + x, 10⁶ numbers",
      () => many.add(many),
      () => tf.add(tfMany, tfMany),
    ),
    contest(
      "exp x, 10⁶",
      () => exp(many),
      () => tf.exp(tfMany),
    ),
    contest(
      "tanh x, 10⁶",
      () => tanh(many),
      () => tf.tanh(tfMany),
    ),
    contest(
      "x · 2 + tanh x, 10⁶",
      () => many.mul(2).add(tanh(many)),
      () => twice(tfMany),
    ),
    contest(
      "[1024, 1000] + [1000]",
      () => matrix.add(row),
      () => tf.add(tfMatrix, tfRow),
    ),
    contest(
      "softmax [1024, 1000]",
      () => softmax(matrix),
      () => tf.softmax(tfMatrix),
    ),
    contest(
      "sum over axis 0, [1024, 1000]",
      () => matrix.sum(0),
      () => tf.sum(tfMatrix, 0),
    ),
    contest(
      "sum over axis 1, [1024, 1000]",
      () => matrix.sum(1),
      () => tf.sum(tfMatrix, 1),
    ),
    contest(
      "transpose [1024, 1000]",
      () => matrix.transpose(),
      () => tf.transpose(tfMatrix),
    ),
    contest(
      "matmul 128",
      () => a.matmul(a),
      () => tf.matMul(tfA, tfA),
    ),
    contest(
      "matmul 512",
      () => b.matmul(b),
      () => tf.matMul(tfB, tfB),
    ),
  ];
}

function contest(name: string, ours: () => Tensor, peer: () => tf.Tensor): Contest {
  return {
    name,
    ours: () => scope(() => void ours()),
    peer: () => tf.tidy(() => void peer()),
  };
}
