import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as core from "../index.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { tensorsOf } from "../testing/index.ts";

const index = core.tensor([1, 0, 1], { dtype: "int32" });

/** Every operation, on one or two square matrices of positive numbers. */
const operations: Record<string, (a: Tensor, b: Tensor) => Tensor | Tensor[]> = {
  abs: core.abs,
  add: core.add,
  argmax: (a) => core.argmax(a, 0),
  argmin: (a) => core.argmin(a),
  broadcastTo: (a) => core.broadcastTo(a, [3, 2, 2]),
  "broadcastTo its own shape": (a) => core.broadcastTo(a, [2, 2]),
  cast: (a) => core.cast(a, "float32"),
  "cast to its own dtype": (a) => core.cast(a, "float64"),
  clip: (a) => core.clip(a, 0.5, 1),
  concat: (a, b) => core.concat([a, b]),
  cos: core.cos,
  cosineSimilarity: (a, b) => core.cosineSimilarity(a.flatten(), b.flatten()),
  cumulativeSum: (a) => core.cumulativeSum(a, 0),
  detach: (a) => a.detach(),
  div: core.div,
  dot: (a, b) => core.dot(a.flatten(), b.flatten()),
  equal: core.equal,
  exp: core.exp,
  flatten: (a) => core.flatten(a),
  flip: (a) => core.flip(a),
  gather: (a) => core.gather(a, index),
  greater: core.greater,
  log: core.log,
  logSoftmax: (a) => core.logSoftmax(a),
  logSumExp: (a) => core.logSumExp(a, 0),
  matmul: (a, b) => core.matmul(a, b),
  "matmul of transposes": (a, b) => core.matmul(a, b, { transposeA: true, transposeB: true }),
  max: (a) => core.max(a, 0),
  maximum: core.maximum,
  mean: (a) => core.mean(a),
  min: (a) => core.min(a),
  minimum: core.minimum,
  mul: core.mul,
  neg: core.neg,
  outer: (a, b) => core.outer(a.flatten(), b.flatten()),
  pad: (a) =>
    core.pad(a, [
      [1, 0],
      [0, 1],
    ]),
  "pad by nothing": (a) =>
    core.pad(a, [
      [0, 0],
      [0, 0],
    ]),
  permute: (a) => core.permute(a, [1, 0]),
  "permute into the same order": (a) => core.permute(a, [0, 1]),
  pow: core.pow,
  reciprocal: core.reciprocal,
  repeat: (a) => core.repeat(a, 2, 0),
  reshape: (a) => core.reshape(a, [4]),
  scatterAdd: (a, b) => core.scatterAdd(core.concat([a, b.slice([0, 1])]), index, 2),
  sigmoid: core.sigmoid,
  sign: core.sign,
  sin: core.sin,
  slice: (a) => core.slice(a, [0, 1]),
  "slice of everything": (a) => core.slice(a),
  softmax: (a) => core.softmax(a),
  split: (a) => core.split(a, 2),
  sqrt: core.sqrt,
  square: core.square,
  squeeze: (a) => core.squeeze(a),
  stack: (a, b) => core.stack([a, b]),
  sub: core.sub,
  sum: (a) => core.sum(a, 1),
  "sum along no axis": (a) => core.sum(a, []),
  sumTo: (a) => core.sumTo(a, [1, 2]),
  tanh: core.tanh,
  tile: (a) => core.tile(a, [1, 2]),
  transpose: (a) => core.transpose(a),
  unsqueeze: (a) => core.unsqueeze(a, 0),
  variance: (a) => core.variance(a, 0),
  where: (a, b) => core.where(a.greater(b), a, b),
};

const matrices = tensorsOf([2, 2], fc.double({ min: 0.1, max: 2, noNaN: true }));

describe("an operation", () => {
  it.each(Object.entries(operations))(
    "%s changes neither its inputs nor what was read",
    (_name, run) => {
      fc.assert(
        fc.property(matrices, matrices, (a, b) => {
          const before = [a.toArray(), b.toArray()];
          const [first] = [run(a, b)].flat();
          const numbers = first.dataSync();
          const copy = numbers.slice();
          numbers.fill(99); // what was read belongs to the reader
          expect(first.dataSync()).toEqual(copy);
          expect([a.toArray(), b.toArray()]).toEqual(before);
          expect([a.shape, b.shape]).toEqual([
            [2, 2],
            [2, 2],
          ]);
        }),
        { numRuns: 3 },
      );
    },
  );

  it.each(Object.entries(operations))(
    "%s leaves its inputs as they were backward, too",
    (_name, run) => {
      const [a, b] = [1, 2].map((n) =>
        core.parameter(
          core.tensor(
            [
              [n, 2 * n],
              [3, 0.5],
            ],
            { dtype: "float64" },
          ),
        ),
      );
      const before = [a.toArray(), b.toArray()];
      const [y] = [run(a, b)].flat();
      const loss =
        y.dtype === "int32" ? a.sum() : core.add(y.cast("float64"), 0).sum().add(a.sum());
      loss.backward();
      expect([a.toArray(), b.toArray()]).toEqual(before);
      a.grad?.dataSync().fill(99);
      expect(a.grad?.dataSync()).not.toContain(99);
    },
  );

  it("keeps the shape it was given, whatever becomes of the list", () => {
    const shape = [2, 2];
    const x = core.tensor([1, 2, 3, 4]);
    const made = [
      core.reshape(x, shape),
      core.broadcastTo(core.tensor(1), shape),
      core.sumTo(core.ones([3, 2, 2]), shape),
      new core.Random(1).uniform(shape),
    ];
    shape[0] = 99;
    for (const y of made) expect(y.shape).toEqual([2, 2]);
  });
});
