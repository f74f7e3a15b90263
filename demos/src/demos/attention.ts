import { argmax, type Backend, flip, Random, type Tensor } from "@gradus/core";
import { characters, DataLoader, Dataset, Vocabulary } from "@gradus/data";
import {
  crossEntropy,
  Embedding,
  Linear,
  MultiHeadAttention,
  PositionalEncoding,
  Sequential,
} from "@gradus/layers";
import { Adam, cosine } from "@gradus/optimizers";
import { evaluate, fit } from "@gradus/train";
import { plotAttention, plotHistory } from "@gradus/train/plots";
import { atLeast, type Demo } from "../demo.ts";
import { moveTo } from "../move-to.ts";
import { right } from "../right.ts";

/** The word whose map is drawn; all sequences are as long. */
const word = characters("backpropagation");
const letters = new Vocabulary(characters("abcdefghijklmnopqrstuvwxyz"));
const features = 32;

/** What the network learns is where to look, and the map of its attention shows it. */
export const attention: Demo = {
  title: "words backwards: one layer of attention learns to look at the mirrored place",
  anyBackend: true,

  async run({ quick, backend, say, plot, progress }) {
    const random = new Random(1);
    const { train, test } = reversals(quick ? 6_400 : 25_600, 2_000, random);
    const { placed, look, model } = network({ random, backend });
    say(`${train.length} sequences of ${word.length} letters, ${model.parameterCount()} weights`);
    const epochs = quick ? 2 : 4;
    const measures = { loss: crossEntropy, metrics: { accuracy: right } };
    const history = await fit(
      model,
      new DataLoader(train, { batchSize: 64, shuffle: true, random, backend }),
      {
        ...measures,
        optimizer: new Adam(model.parameters()),
        schedule: cosine(0.01, { epochs }),
        epochs,
        callbacks: progress(),
      },
    );

    const { metrics } = await evaluate(
      model,
      new DataLoader(test, { batchSize: 250, backend }),
      measures,
    );
    plot("history", await plotHistory(history, { measure: "accuracy" }));
    const ofWord = averageMap(
      look,
      placed.forward(moveTo(backend, letters.encode(word).reshape([1, word.length]))),
    );
    plot("map", await plotMap(ofWord));
    const average = averageMap(look, placed.forward(moveTo(backend, test.fields.x)));
    const mirrored = await mirroredPlaces(average);
    return {
      figures: { "test letters right": metrics["accuracy"], "mirrored places": mirrored },
      claims: [
        atLeast("the share of letters right in unseen sequences", metrics["accuracy"], 0.99),
        atLeast("the number of places that look most at their mirror image", mirrored, word.length),
      ],
    };
  },
};

/** Letters at their places, one head that looks around, and scores of the letter to write. */
function network(options: { readonly random: Random; readonly backend: Backend }): {
  placed: Sequential;
  look: MultiHeadAttention;
  model: Sequential;
} {
  const placed = new Sequential(
    new Embedding(letters.size, features, options),
    new PositionalEncoding(),
  );
  const look = new MultiHeadAttention(features, 1, options);
  return {
    placed,
    look,
    model: new Sequential(placed, look, new Linear(features, letters.size, options)),
  };
}

/** Sequences of letters drawn by chance, no two alike, and the same from their ends. */
function reversals(
  trainCount: number,
  testCount: number,
  random: Random,
): Record<"train" | "test", Dataset<{ readonly x: Tensor; readonly y: Tensor }>> {
  const drawn = new Set<string>();
  while (drawn.size < trainCount + testCount)
    drawn.add(word.map(() => letters.tokens[random.nextInteger(0, letters.size)]).join(""));
  const x = letters.encode(characters([...drawn].join(""))).reshape([drawn.size, word.length]);
  const part = (from: number, to: number): Dataset<{ x: Tensor; y: Tensor }> => {
    const rows = x.slice([from, to]);
    return new Dataset({ x: rows, y: flip(rows, 1) });
  };
  return { train: part(0, trainCount), test: part(trainCount, drawn.size) };
}

/** `[batch, time, features]` → `[time, time]`: which places look at which, over all sequences. */
function averageMap(look: MultiHeadAttention, x: Tensor): Tensor {
  return look.attend(x, x, x).weights.mean([0, 1]);
}

function plotMap(map: Tensor): Promise<string> {
  return plotAttention(map, {
    title: "What each letter of the answer looks at",
    queries: word.toReversed(),
    keys: word,
  });
}

/** How many rows of a map are largest on the diagonal that falls from the right to the left. */
async function mirroredPlaces(map: Tensor): Promise<number> {
  const places = [...(await argmax(map, -1).data())];
  return places.filter((key, query) => key === places.length - 1 - query).length;
}
