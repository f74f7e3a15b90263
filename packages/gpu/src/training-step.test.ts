import { type Backend, cpu, fromData, Random, scope, type Tensor } from "@gradus/core";
import { Conv2d, crossEntropy, Flatten, Linear, MaxPool2d, relu, Sequential } from "@gradus/layers";
import { Adam } from "@gradus/optimizers";
import { expect, it } from "vitest";
import { describeOnGpu } from "./testing/describe-on-gpu.ts";

const steps = 12;
const classes = 3;

describeOnGpu("a training step", (gpu) => {
  it("takes the losses where the reference takes them, and makes them smaller", async () => {
    const expected = await lossesOn(cpu);
    const losses = await lossesOn(gpu);
    expect(losses.at(-1)).toBeLessThan(losses[0] / 2);
    losses.forEach((loss, step) => expect(loss).toBeCloseTo(expected[step], 4));
  });
});

/** The losses of a small network that learns a few images of noise by heart: convolution, pooling, Adam. */
async function lossesOn(backend: Backend): Promise<number[]> {
  const random = new Random(1);
  const options = { random, backend };
  const model = new Sequential(
    new Conv2d(1, 4, 3, options),
    relu,
    new MaxPool2d(2),
    new Flatten(),
    new Linear(4 * 3 * 3, classes, options),
  );
  const optimizer = new Adam(model.parameters(), { learningRate: 0.03 });
  const images = random.normal([6, 1, 8, 8], { backend });
  const labels = fromData(
    Int32Array.from({ length: 6 }, (_, i) => i % classes),
    [6],
    { backend },
  );
  const losses: Tensor[] = [];
  for (let step = 0; step < steps; step++) {
    losses.push(
      scope(() => {
        const loss = crossEntropy(model.forward(images), labels);
        optimizer.zeroGrad();
        loss.backward();
        optimizer.step();
        return loss;
      }),
    );
  }
  return Promise.all(losses.map((loss) => loss.item()));
}
