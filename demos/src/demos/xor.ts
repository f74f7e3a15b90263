import { Random, sigmoid, tanh, tensor, type Tensor } from "@gradus/core";
import { Activation, binaryCrossEntropy, Linear, Sequential } from "@gradus/layers";
import { Adam } from "@gradus/optimizers";
import { evaluate, fit, predict } from "@gradus/train";
import { planeAround, planeInputs, plotDecisionBoundary, plotHistory } from "@gradus/train/plots";
import { atLeast, type Demo } from "../demo.ts";

const x = tensor([
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
]);
const y = tensor([[0], [1], [1], [0]]);

/** The smallest problem that a single neuron cannot solve. */
export const xor: Demo = {
  title: "exclusive or: two inputs, one hidden layer, a boundary that no line can draw",

  async run({ quick, plot, progress }) {
    const random = new Random(1);
    const model = new Sequential(
      new Linear(2, 8, { random }),
      new Activation(tanh),
      new Linear(8, 1, { random }),
      new Activation(sigmoid),
    );
    const data = [{ x, y }];
    const history = await fit(model, data, {
      loss: binaryCrossEntropy,
      optimizer: new Adam(model.parameters(), { learningRate: 0.05 }),
      epochs: quick ? 200 : 1000,
      callbacks: progress(),
    });
    const metrics = { accuracy };
    const measured = await evaluate(model, data, { loss: binaryCrossEntropy, metrics });
    plot("history", await plotHistory(history, { logScale: true }));
    plot("boundary", await plotBoundary(model));
    return {
      figures: { loss: measured.loss, accuracy: measured.metrics["accuracy"] },
      claims: [atLeast("accuracy on all four cases", measured.metrics["accuracy"], 1)],
    };
  },
};

/** What the network says between and around the four cases. */
async function plotBoundary(model: Sequential): Promise<string> {
  const [inputs, answers] = [x.dataSync(), y.dataSync()];
  const points = Array.from(answers, (label, row) => ({
    x: inputs[2 * row],
    y: inputs[2 * row + 1],
    label,
  }));
  const plane = planeAround(
    points.map((point) => [point.x, point.y]),
    { margin: 0.4 },
  );
  const [predictions] = await predict(model, [planeInputs(plane)]);
  return plotDecisionBoundary(plane, predictions, points, { title: "Exclusive or" });
}

/** The share of predictions on the right side of ½. */
function accuracy(prediction: Tensor, target: Tensor): Tensor {
  return prediction.greater(0.5).equal(target).mean();
}
