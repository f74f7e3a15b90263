import { Random, tensor, type Tensor } from "@gradus/core";
import { gradcheck, tensorsOf } from "@gradus/core/testing";
import {
  BatchNorm,
  crossEntropy,
  Linear,
  meanSquaredError,
  Sequential,
  tanh,
} from "@gradus/layers";
import { Adam, AdamW, Momentum, Sgd } from "@gradus/optimizers";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../evaluate.ts";
import { fit } from "../fit.ts";
import { hexOf } from "../testing/long-training.ts";
import { multiTaskLoss } from "./multi-task-loss.ts";
import { maskingNoise, reconstruction } from "./reconstruction.ts";
import { replaceHead } from "./replace-head.ts";

const random = new Random(1);
const data = [1, 2, 3].map((seed) => {
  const x = new Random(seed).normal([16, 2]);
  return { x, y: x.sum(1, { keepAxis: true }) };
});

function network(): Sequential {
  const hidden = new Linear(2, 8, { random });
  return new Sequential(hidden, new BatchNorm(8), tanh, new Linear(8, 1, { random }));
}

describe("replaceHead", () => {
  it("keeps the body's layers, and nothing of the old head", () => {
    const old = network();
    const head = new Linear(8, 3, { random });
    const model = replaceHead(old, head);
    expect(model.layers).toEqual([...old.layers.slice(0, 3), head]);
    expect(model.at(0)).toBe(old.at(0));
    expect(replaceHead(old, head, { drop: 2 }).length).toBe(3);
    expect(() => replaceHead(old, head, { drop: 4 })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: replaceHead: 4 of 4 layers would go.
        At least one layer goes, and at least one stays.]
    `);
  });

  const optimizers = [
    ["Sgd with weight decay", Sgd],
    ["Momentum", Momentum],
    ["Adam", Adam],
    ["AdamW", AdamW],
  ] as const;

  it.each(optimizers)(
    "leaves a frozen body where it is: %s, running statistics too",
    async (_name, Kind) => {
      const old = network();
      const settings = { learningRate: 0.01, weightDecay: 0.1 };
      const optimizer = new Kind(old.parameters(), settings);
      await fit(old, data, { loss: meanSquaredError, optimizer, epochs: 1 });
      const model = replaceHead(old, new Linear(8, 1, { random }));
      model.freeze();
      model.at(-1).unfreeze();
      const [body, head] = [new Sequential(...model.layers.slice(0, 3)), model.at(-1)];
      const before = [hexOf(body), hexOf(head)];
      // with everything in the optimizer, gradients from before the freeze, and then a new one
      await fit(model, data, {
        loss: meanSquaredError,
        optimizer: new Kind(model.parameters(), settings),
        epochs: 3,
      });
      expect(hexOf(body)).toBe(before[0]);
      expect(hexOf(head)).not.toBe(before[1]);
      model.unfreeze();
      await fit(model, data, {
        loss: meanSquaredError,
        optimizer: new Kind(model.parameters(), settings),
        epochs: 1,
      });
      expect(hexOf(body)).not.toBe(before[0]);
    },
  );
});

const squares = (prediction: Tensor, target: Tensor): Tensor =>
  meanSquaredError(prediction, target, { reduction: "none" });
const classes = (scores: Tensor, labels: Tensor): Tensor =>
  crossEntropy(scores, labels.reshape([labels.size]).cast("int32"), { reduction: "none" });
const tasks = [
  { outputs: [0, 1], labels: [0, 1], loss: squares, weight: 2 },
  { outputs: [1, 4], labels: [1, 2], loss: classes },
] as const;

describe("multiTaskLoss", () => {
  it("adds the weighted means over the labels that are there", () => {
    const prediction = tensor([
      [1, 0, 0, 0],
      [5, 0, 0, 0],
    ]);
    const target = tensor([
      [3, NaN],
      [NaN, 2],
    ]);
    // 2 · (1 − 3)² + log 3
    expect(multiTaskLoss(tasks)(prediction, target).toArray()).toBeCloseTo(8 + Math.log(3), 5);
    const none = tensor([
      [NaN, NaN],
      [NaN, NaN],
    ]);
    expect(multiTaskLoss(tasks)(prediction, none).toArray()).toBe(0);
  });

  const double = { dtype: "float64" } as const;
  const labels = fc.array(
    fc.tuple(fc.constantFrom(NaN, -1, 0.5, 2), fc.constantFrom(NaN, 0, 1, 2)),
    { minLength: 3, maxLength: 3 },
  );

  it("is what it would be without the examples whose labels are missing, in value and gradient", () => {
    fc.assert(
      fc.property(labels, tensorsOf([3, 4]), (rows, prediction) => {
        const target = tensor(rows, double);
        const loss = multiTaskLoss(tasks)(prediction, target).dataSync()[0];
        const alone = tasks.map(
          ({ weight = 1, ...task }: (typeof tasks)[number] & { weight?: number }, i) => {
            const present = [0, 1, 2].filter((row) => !Number.isNaN(rows[row][i]));
            if (present.length === 0) return 0;
            const p = tensor(
              present.map((row) => [...prediction.slice(row).dataSync()]),
              double,
            );
            const t = tensor(
              present.map((row) => [...rows[row]]),
              double,
            );
            return weight * multiTaskLoss([{ ...task }])(p, t).dataSync()[0];
          },
        );
        expect(loss).toBeCloseTo(alone[0] + alone[1], 12);
        gradcheck((x) => multiTaskLoss(tasks)(x, target), [prediction]);
      }),
      { numRuns: 15 },
    );
  });

  it("explains tasks that are none", () => {
    expect(() => multiTaskLoss([])).toThrow("there are no tasks.");
    expect(() => multiTaskLoss([{ ...tasks[0], weight: -1 }])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: multiTaskLoss: a weight is -1.
        A weight is a finite number, 0 or more.]
    `);
    const x = tensor([[1, 2]]);
    expect(() => multiTaskLoss(tasks)(x, x)).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: multiTaskLoss: the prediction is [1, 2], and a task takes columns 1 to 4 of it.
        A task takes at least one column, and the columns that it names are there.]
    `);
  });
});

describe("reconstruction", () => {
  it("asks for the clean input, from the disturbed one", async () => {
    const noise = maskingNoise(new Random(1), 0.5);
    const seen: number[] = [];
    for await (const { x, y } of reconstruction(data, { corrupt: noise })) {
      const [noisy, clean] = [x.dataSync(), y.dataSync()];
      noisy.forEach((value, i) => expect([0, clean[i]]).toContain(value === 0 ? 0 : value));
      seen.push(noisy.filter((value) => value === 0).length / noisy.length);
    }
    expect(seen).toHaveLength(data.length);
    for (const share of seen) expect(Math.abs(share - 0.5)).toBeLessThan(0.36); // four errors of 32 draws
    expect(reconstruction(data).length).toBe(3);
  });

  it("lets a narrow autoencoder learn a plane that its inputs lie on", async () => {
    const wide = data.map(({ x }) => ({
      x: x.matmul(
        tensor([
          [1, 0, 1, 2],
          [0, 1, -1, 1],
        ]),
      ),
      y: x,
    }));
    const model = new Sequential(new Linear(4, 2, { random }), new Linear(2, 4, { random }));
    const optimizer = new Adam(model.parameters(), { learningRate: 0.02 });
    await fit(model, reconstruction(wide), { loss: meanSquaredError, optimizer, epochs: 200 });
    const { loss } = await evaluate(model, reconstruction(wide), { loss: meanSquaredError });
    expect(loss).toBeLessThan(1e-3);
  });
});
