import { Random, tensor, zeros } from "@gradus/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Perceptron } from "./perceptron.ts";

const corners = tensor([
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
]);

/** Epochs until one passes without a mistake, at most `most`. */
async function epochs(neuron: Perceptron, labels: number[], most: number): Promise<number> {
  for (let epoch = 1; epoch <= most; epoch++)
    if ((await neuron.learn(corners, tensor(labels))) === 0) return epoch;
  return Infinity;
}

describe("Perceptron", () => {
  it.each([
    ["AND", [0, 0, 0, 1]],
    ["OR", [0, 1, 1, 1]],
    ["NOT of the first", [1, 1, 0, 0]],
  ])("learns %s", async (_name, labels) => {
    const neuron = new Perceptron(2);
    expect(await epochs(neuron, labels, 20)).toBeLessThan(20);
    expect([...neuron.forward(corners).dataSync()]).toEqual(labels);
  });

  it("cannot learn XOR, which no line separates", async () => {
    expect(await epochs(new Perceptron(2), [0, 1, 1, 0], 50)).toBe(Infinity);
  });

  it("makes at most (R/γ)² mistakes where a line separates the classes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1000 }), async (seed) => {
        const random = new Random(seed);
        const [a, b] = [random.nextNormal(), random.nextNormal()];
        const length = Math.hypot(a, b);
        const points = Array.from({ length: 30 }, () => [random.nextNormal(), random.nextNormal()]);
        const distance = ([x, y]: number[]): number => (a * x + b * y) / length;
        const clear = points.filter((point) => Math.abs(distance(point)) > 0.2);
        const x = tensor(clear, { dtype: "float64" }).reshape([clear.length, 2]);
        const t = tensor(clear.map((point) => (distance(point) > 0 ? 1 : 0)));
        // the bias is one more feature, which is always 1
        const radius = Math.max(...clear.map((point) => Math.hypot(...point, 1)));
        const bound = (radius / 0.2) ** 2;
        const neuron = new Perceptron(2, { dtype: "float64" });
        let total = 0;
        for (let made = 1; made > 0 && total <= bound; total += made)
          made = await neuron.learn(x, t);
        expect(total).toBeLessThanOrEqual(bound);
      }),
      { numRuns: 20 },
    );
  });

  it("moves by the example it got wrong, scaled by the learning rate", async () => {
    const neuron = new Perceptron(2);
    expect(await neuron.learn(tensor([[2, 3]]), tensor([0]), { learningRate: 0.5 })).toBe(1);
    expect([...neuron.weight.dataSync(), ...neuron.bias.dataSync()]).toEqual([-1, -1.5, -0.5]);
  });

  it("fires at 0", () => {
    expect([...new Perceptron(2).forward(zeros([1, 2])).dataSync()]).toEqual([1]);
  });

  it("explains labels and inputs that do not fit", async () => {
    const neuron = new Perceptron(2);
    expect(() => neuron.forward(zeros([2]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: Perceptron: the input is [2], but this neuron takes 2 features.
        A batch has two axes: [batch, inFeatures].]
    `);
    expect(() => new Perceptron(0)).toThrow("inFeatures is 0");
    await expect(neuron.learn(corners, tensor([-1, 1, 1, 1]))).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: Perceptron: a label is -1.
        A perceptron answers 0 or 1, and so do its labels.
        Try: t.greater(0), for labels −1 and 1]
    `);
    await expect(neuron.learn(corners, tensor([1]))).rejects.toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: Perceptron: the labels are [1] for examples [4, 2].
        There is one label for each example: [batch].]
    `);
    expect(neuron.config()).toEqual({ inFeatures: 2, dtype: "float32" });
  });
});
