import { fromData, Random, split, type Tensor } from "@gradus/core";
import {
  DataLoader,
  Dataset,
  downsample,
  f1Score,
  precision,
  recall,
  rocAuc,
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
  /** They add up to the number of all training mails, also where some were left out. */
  readonly weights: readonly number[];
  /** How often to see as many mails as there are to train with: fewer mails are each seen more often. */
  readonly passes: number;
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
  /** The area under the ROC curve. */
  readonly auc: number;
}

/** A class that is rare: what to learn from when there is no time to look at everything. */
export const spam: Demo = {
  title:
    "one mail in 23 is spam: fewer honest mails that count more, against all of them as they are",

  async run({ quick, say, plot, progress }) {
    const splits = quick ? 3 : 10;
    const mails = await allMails();
    const results = new Map<string, Result[]>();
    for (let seed = 1; seed <= splits; seed++) {
      const random = new Random(seed);
      const { mailbox, train } = prepared(withRareSpam(mails, 10, random), random);
      const lessons = lessonsFrom(mailbox, train, random);
      const start = random.state();
      for (const [name, lesson] of Object.entries(lessons)) {
        if (quick && lesson.passes > 2) continue;
        say(`split ${seed}, ${name}: ${lesson.rows.length} to learn from`);
        const result = await learned(mailbox, lesson, Random.from(start), progress());
        results.set(name, [...(results.get(name) ?? []), result]);
      }
    }
    plot("roc", await plotFirst(results));
    return outcome(results);
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

/** All mails as they are; or one in four honest mails, each of which counts four times. */
function lessonsFrom(
  { labels }: Mailbox,
  train: readonly number[],
  random: Random,
): Record<string, Lesson> {
  const all = { rows: train, weights: train.map(() => 1), passes: 2 };
  const trainLabels = train.map((row) => labels[row]);
  const { rows, weights } = downsample(trainLabels, 0, 4, random);
  return {
    "all mails": all,
    "fewer honest mails": { rows: rows.map((row) => train[row]), weights, passes: 2 },
    "all mails, ten times as long": { ...all, passes: 20 },
  };
}

/** Trains the same model from the same weights, and tests it. */
async function learned(
  { x, labels, test }: Mailbox,
  { rows, weights, passes }: Lesson,
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
    auc: rocAuc(scores, truth),
  };
}

/** @param target `[batch, 2]`, the label and how much the row counts */
function weightedCrossEntropy(logits: Tensor, target: Tensor): Tensor {
  const [labels, weights] = split(target, 2, 1);
  return binaryCrossEntropyWithLogits(logits, labels, { reduction: "none" }).mul(weights).mean();
}

function outcome(results: ReadonlyMap<string, readonly Result[]>): Outcome {
  const figures: Record<string, number> = {};
  for (const [name, list] of results) {
    for (const measure of ["f1", "precision", "recall", "auc"] as const)
      figures[`${measure}, ${name}`] = spreadOf(list.map((result) => result[measure])).mean;
  }
  const [naive, balanced] = [figures["f1, all mails"], figures["f1, fewer honest mails"]];
  const name = "in as many steps, the mean F1 after all mails";
  return {
    figures,
    claims: [lessThan(name, naive, "that after fewer honest ones", balanced)],
  };
}

function plotFirst(results: ReadonlyMap<string, readonly Result[]>): Promise<string> {
  const curves = Array.from(results, ([name, [{ scores, truth }]]) => {
    const points = rocCurve(scores, truth);
    return {
      name,
      falsePositiveRate: points.map((point) => point.falsePositiveRate),
      truePositiveRate: points.map((point) => point.truePositiveRate),
    };
  });
  return plotRoc(curves, { title: "Spam: the first split" });
}
