import { argmax, concat, Random, type Tensor } from "@gradus/core";
import {
  accuracy,
  confusionMatrix,
  DataLoader,
  Dataset,
  LabelEncoder,
  loadPenguins,
  MedianImputer,
  MostFrequentImputer,
  OneHotEncoder,
  stratifiedSplit,
  type Table,
  ZScoreScaler,
} from "@gradus/data";
import { crossEntropy, Linear, relu, Sequential } from "@gradus/layers";
import { Adam } from "@gradus/optimizers";
import { earlyStopping, fit, predict } from "@gradus/train";
import { plotConfusion, plotHistory } from "@gradus/train/plots";
import { atLeast, type Demo } from "../demo.ts";
import { right } from "../right.ts";

const measured = ["beakLength", "beakDepth", "flipperLength", "bodyMass"];
const named = ["island", "sex"];

/** A table as it is found: values missing, texts beside numbers, every column on a scale of its own. */
export const penguins: Demo = {
  title: "three species of penguins from a table with gaps: impute, encode, scale, classify",

  async run({ quick, say, plot, progress }) {
    const random = new Random(1);
    const table = await loadPenguins();
    say(`${table.rowCount} penguins, ${table.missingCount()} values missing`);
    const { train, dev, test, classes } = prepared(table, random);
    const model = new Sequential(
      new Linear(train.fields.x.shape[1], 16, { random }),
      relu,
      new Linear(16, classes.length, { random }),
    );
    const history = await fit(
      model,
      new DataLoader(train, { batchSize: 16, shuffle: true, random }),
      {
        loss: crossEntropy,
        optimizer: new Adam(model.parameters(), { learningRate: 0.01 }),
        epochs: quick ? 20 : 100,
        dev: new DataLoader(dev),
        metrics: { accuracy: right },
        callbacks: [...progress(), earlyStopping({ patience: 10 })],
      },
    );

    const [scores] = await predict(model, [test.fields.x]);
    const predicted = argmax(scores, -1);
    const share = accuracy(predicted, test.fields.y);
    const confusion = confusionMatrix(predicted, test.fields.y);
    plot("history", await plotHistory(history));
    plot("confusion", await plotConfusion(confusion, { classes }));
    return {
      figures: { "test penguins": test.length, "test accuracy": share },
      claims: [atLeast("accuracy on the test penguins", share, 0.97)],
    };
  },
};

/** Inputs and species in three parts, each with its share of every species. */
function prepared(table: Table, random: Random) {
  const species = stringsOf(table, "species");
  const parts = stratifiedSplit(species, { train: 0.6, dev: 0.2, test: 0.2 }, random);
  const inputs = inputsLearnedFrom(table.rows(parts.train));
  const labels = new LabelEncoder().fit(species);
  const data = new Dataset({ x: inputs(table), y: labels.transform(species) });
  return {
    train: data.select(parts.train),
    dev: data.select(parts.dev),
    test: data.select(parts.test),
    classes: labels.categories.map(String),
  };
}

/**
 * From a table to inputs: gaps filled, categories one-hot, numbers scaled, all as the training rows
 * say, so that nothing is learned from a dev or test row.
 */
function inputsLearnedFrom(train: Table): (table: Table) => Tensor {
  const numbers = new MedianImputer(measured).fit(train);
  const texts = new MostFrequentImputer(named).fit(train);
  const fill = (table: Table): Table => texts.transform(numbers.transform(table));
  const scaler = new ZScoreScaler().fit(fill(train).toTensor(measured));
  const encoders = named.map((name) => ({
    name,
    encoder: new OneHotEncoder().fit(stringsOf(fill(train), name)),
  }));
  return (table) => {
    const filled = fill(table);
    return concat(
      [
        scaler.transform(filled.toTensor(measured)),
        ...encoders.map(({ name, encoder }) => encoder.transform(stringsOf(filled, name))),
      ],
      1,
    );
  };
}

/** A column of texts in which nothing is missing any more. */
function stringsOf(table: Table, name: string): string[] {
  return table.strings(name).map(String);
}
