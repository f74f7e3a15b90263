import { Random } from "@gradus/core";
import { accuracy, confusionMatrix, DataLoader } from "@gradus/data";
import { crossEntropy } from "@gradus/layers";
import { Adam, cosine } from "@gradus/optimizers";
import { fit } from "@gradus/train";
import { plotConfusion, plotFilters, plotHistory, plotImages } from "@gradus/train/plots";
import { classify } from "../classify.ts";
import { atLeast, type Demo } from "../demo.ts";
import { digitNetwork } from "../digit-network.ts";
import { type Digits, digits } from "../digits.ts";
import { right } from "../right.ts";

/** The problem on which convolutional networks grew up. */
export const mnist: Demo = {
  title: "handwritten digits: two convolutions find strokes, a dense layer reads them",
  anyBackend: true,

  async run({ quick, backend, say, plot, progress }) {
    const random = new Random(1);
    const train = await digits("train", quick ? 6_000 : 60_000);
    const test = await digits("test", 10_000);
    const model = digitNetwork(10, random, backend);
    const epochs = quick ? 3 : 5;
    say(`${train.length} images to learn from, ${model.parameterCount()} weights`);
    const history = await fit(
      model,
      new DataLoader(train, { batchSize: 32, shuffle: true, random, backend }),
      {
        loss: crossEntropy,
        optimizer: new Adam(model.parameters()),
        schedule: cosine(quick ? 0.002 : 0.0015, { epochs }),
        epochs,
        metrics: { accuracy: right },
        callbacks: progress(),
      },
    );

    const predicted = await classify(model, test, backend);
    const labels = [...(await test.fields.y.data())];
    const share = accuracy(predicted, labels);
    plot("history", await plotHistory(history, { measure: "accuracy" }));
    plot("confusion", await plotConfusion(confusionMatrix(predicted, labels)));
    plot("filters", await plotFilters(model.parameters()[0], { columns: 4 }));
    plot("mistakes", await plotMistakes(test, predicted, labels));
    const wrong = predicted.filter((label, row) => label !== labels[row]).length;
    return {
      figures: { "test accuracy": share, mistakes: wrong },
      claims: [atLeast("accuracy on the 10,000 test images", share, quick ? 0.95 : 0.99)],
    };
  },
};

/** The first test images that the network got wrong, with what it took them for. */
async function plotMistakes(
  test: Digits,
  predicted: readonly number[],
  labels: readonly number[],
): Promise<string> {
  const wrong = predicted.flatMap((label, row) => (label === labels[row] ? [] : [row]));
  const rows = wrong.slice(0, 25);
  return plotImages(test.batch(rows).x, {
    title: `The first ${rows.length} mistakes`,
    captions: rows.map((row) => `${labels[row]}, read as ${predicted[row]}`),
    columns: 5,
  });
}
