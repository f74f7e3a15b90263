import { fromData, Random, split, type Tensor } from "@gradus/core";
import {
  DataLoader,
  Dataset,
  downsample,
  f1Score,
  precision,
  recall,
  rocCurve,
  stratifiedSplit,
} from "@gradus/data";
import { binaryCrossEntropyWithLogits, Linear, Sequential } from "@gradus/layers";
import { Adam } from "@gradus/optimizers";
import { type Callback, fit, predict, spreadOf } from "@gradus/train";
import { plotRoc } from "@gradus/train/plots";
import { type Demo, lessThan, type Outcome } from "../demo.ts";
import { allMails, countsOf, type Mail, withRareSpam } from "../mails.ts";

/** Rows to learn from, and how much each counts. */
interface Lesson {
  readonly rows: readonly number[];
  readonly weights: readonly number[];
}

/** Mails of one split, as counts, and their labels. */
interface Mailbox {
  readonly x: Tensor;
  readonly labels: readonly number[];
  readonly test: readonly number[];
}

/** Scores of the test mails and what they amount to. */
interface Result {
  readonly scores: readonly number[];
  readonly truth: readonly number[];
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
}

/** How often a training goes through as many mails as there are. */
const passes = 2;

/** A class that is rare: what to learn from when there is no time to look at everything. */
export const spam: Demo = {
  title:
    "one mail in 23 is spam: fewer honest mails that count more, against all of them as they are",

  async run({ quick, say, plot, progress }) {
    const splits = quick ? 3 : 10;
    const mails = await allMails();
    const naive: Result[] = [];
    const balanced: Result[] = [];
    for (let seed = 1; seed <= splits; seed++) {
      const random = new Random(seed);
      const { mailbox, train } = prepared(withRareSpam(mails, 10, random), random);
      const all: Lesson = { rows: train, weights: train.map(() => 1) };
      const fewer = fewerHonestMails(mailbox, train, random);
      say(`split ${seed}: ${all.rows.length} mails as they are, then ${fewer.rows.length} of them`);
      const start = random.state();
      naive.push(await learned(mailbox, all, Random.from(start), progress()));
      balanced.push(await learned(mailbox, fewer, Random.from(start), progress()));
    }
    plot("roc", await plotFirst({ "all mails": naive[0], "fewer honest mails": balanced[0] }));
    return outcome(naive, balanced);
  },
};

/** Mails as counts that the training mails explain, divided such that each part has its share of spam. */
function prepared(
  mails: readonly Mail[],
  random: Random,
): { readonly mailbox: Mailbox; readonly train: readonly number[] } {
  const labels = mails.map((mail) => mail.spam);
  const { train, test } = stratifiedSplit(labels, { train: 0.6, test: 0.4 }, random);
  return { mailbox: { x: countsOf(mails, train), labels, test }, train };
}

/** One in four honest mails, each of which counts four times. */
function fewerHonestMails({ labels }: Mailbox, train: readonly number[], random: Random): Lesson {
  const trainLabels = train.map((row) => labels[row]);
  const { rows, weights } = downsample(trainLabels, 0, 4, random);
  return { rows: rows.map((row) => train[row]), weights };
}

/**
 * Trains the same model from the same weights, in as many steps as it takes to see all training mails
 * `passes` times: whoever has fewer mails sees each more often.
 */
async function learned(
  { x, labels, test }: Mailbox,
  { rows, weights }: Lesson,
  random: Random,
  callbacks: readonly Callback[],
): Promise<Result> {
  const data = new Dataset({ x });
  const y = rows.flatMap((row, i) => [labels[row], weights[i]]);
  const lesson = new Dataset({
    x: data.select(rows).fields.x,
    y: fromData(Float32Array.from(y), [rows.length, 2]),
  });
  const loader = new DataLoader(lesson, { batchSize: 32, shuffle: true, dropLast: true, random });
  const model = new Sequential(new Linear(x.shape[1], 1, { random }));
  // weights add up to the number of all training mails, also where most were left out
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const steps = passes * Math.floor(total / 32);
  await fit(model, loader, {
    loss: weightedCrossEntropy,
    optimizer: new Adam(model.parameters(), { learningRate: 0.01 }),
    epochs: Math.floor(steps / loader.length),
    callbacks,
  });

  const [logits] = await predict(model, [data.select(test).fields.x]);
  const scores = [...(await logits.data())];
  const truth = test.map((row) => labels[row]);
  const guesses = scores.map((score) => Number(score > 0));
  return {
    scores,
    truth,
    f1: f1Score(guesses, truth),
    precision: precision(guesses, truth),
    recall: recall(guesses, truth),
  };
}

/** @param target `[batch, 2]`, the label and how much the row counts */
function weightedCrossEntropy(logits: Tensor, target: Tensor): Tensor {
  const [labels, weights] = split(target, 2, 1);
  return binaryCrossEntropyWithLogits(logits, labels, { reduction: "none" }).mul(weights).mean();
}

function outcome(naive: readonly Result[], balanced: readonly Result[]): Outcome {
  const meanOf = (results: readonly Result[], name: "f1" | "precision" | "recall"): number =>
    spreadOf(results.map((result) => result[name])).mean;
  const [f1, bound] = [meanOf(balanced, "f1"), meanOf(naive, "f1")];
  return {
    figures: {
      splits: naive.length,
      "F1, all mails": bound,
      "precision, all mails": meanOf(naive, "precision"),
      "recall, all mails": meanOf(naive, "recall"),
      "F1, fewer honest mails": f1,
      "precision, fewer honest mails": meanOf(balanced, "precision"),
      "recall, fewer honest mails": meanOf(balanced, "recall"),
    },
    claims: [
      lessThan(
        "in as many steps, the mean F1 of all mails",
        bound,
        "that of fewer honest ones",
        f1,
      ),
    ],
  };
}

function plotFirst(results: Readonly<Record<string, Result>>): Promise<string> {
  const curves = Object.entries(results).map(([name, { scores, truth }]) => {
    const points = rocCurve(scores, truth);
    return {
      name,
      falsePositiveRate: points.map((point) => point.falsePositiveRate),
      truePositiveRate: points.map((point) => point.truePositiveRate),
    };
  });
  return plotRoc(curves, { title: "Spam: the first split" });
}
