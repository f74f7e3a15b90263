import { type Backend, noGrad, Random, scope, softmax, type Tensor } from "@gradus/core";
import {
  characters,
  loadFirstNames,
  NgramModel,
  perplexity,
  randomSplit,
  Vocabulary,
} from "@gradus/data";
import { crossEntropy, Embedding, Gru, type Layer, Linear, Lstm, Sequential } from "@gradus/layers";
import { Adam, cosine } from "@gradus/optimizers";
import { fit, type FitOptions } from "@gradus/train";
import { plotHistory } from "@gradus/train/plots";
import { type Claim, type Demo, lessThan } from "../demo.ts";
import { moveTo } from "../move-to.ts";
import { edge, ignored, nextLetterBatches } from "../letter-sequences.ts";

const kinds = ["LSTM", "GRU"] as const;

/** A table of counts knows the last letters; a network that remembers knows the whole beginning. */
export const names: Demo = {
  title: "first names letter by letter: an LSTM and a GRU against tables of counts",
  anyBackend: true,

  async run({ quick, backend, say, plot, progress }) {
    const random = new Random(1);
    const all = (await distinctNames()).map(characters);
    const parts = randomSplit(all.length, { train: 0.8, dev: 0.1, test: 0.1 }, random);
    const textsOf = (rows: readonly number[]): string[][] => rows.map((row) => all[row]);
    const learned = quick ? parts.train.slice(0, 3_200) : parts.train;
    const [train, dev, test] = [learned, parts.dev, parts.test].map(textsOf);
    const vocabulary = Vocabulary.of(all, { special: [edge] });
    say(`${train.length} names to learn from, ${test.length} to test`);

    const figures: Record<string, number> = {};
    for (const n of [2, 3, 4]) figures[`${n}-gram`] = countingPerplexity(n, train, dev, test);
    const baseline = quick ? "2-gram" : "4-gram";
    for (const kind of kinds) {
      const model = network(kind, vocabulary.size, quick ? 32 : 64, { random, backend });
      const history = await fit(
        model,
        nextLetterBatches(vocabulary, train, { batchSize: 64, shuffle: true, random, backend }),
        {
          ...settings(model, quick ? 2 : 8),
          dev: nextLetterBatches(vocabulary, dev, { batchSize: 250, backend }),
          callbacks: progress(),
        },
      );
      const title = `${kind}: loss by epoch`;
      plot(`history-${kind.toLowerCase()}`, await plotHistory(history, { title }));
      figures[kind] = await perplexityOf(
        model,
        nextLetterBatches(vocabulary, test, { batchSize: 250, backend }),
      );
      const invented: string[] = [];
      for (let i = 0; i < 8; i++)
        invented.push(await invent(model, vocabulary, { random, backend }));
      say(`${kind} invents ${invented.join(", ")}`);
    }
    return { figures, claims: kinds.map((kind) => beats(kind, baseline, figures)) };
  },
};

/** Where weights and letters come from, and where they are computed with. */
interface Where {
  readonly random: Random;
  readonly backend: Backend;
}

/** How both networks are trained. */
function settings(model: Layer, epochs: number): FitOptions {
  const optimizer = new Adam(model.parameters());
  return { loss, optimizer, schedule: cosine(0.01, { epochs }), clip: { norm: 1 }, epochs };
}

function beats(kind: string, baseline: string, figures: Readonly<Record<string, number>>): Claim {
  const name = `the perplexity of the ${kind} on unseen names`;
  return lessThan(name, figures[kind], `that of the ${baseline}`, figures[baseline]);
}

/** From letters `[batch, time]` to scores of the letter after each, `[batch, time, size]`. */
function network(
  kind: (typeof kinds)[number],
  size: number,
  hidden: number,
  options: Where,
): Sequential {
  const Recurrent = kind === "LSTM" ? Lstm : Gru;
  return new Sequential(
    new Embedding(size, 16, options),
    new Recurrent(16, hidden, options),
    new Linear(hidden, size, options),
  );
}

/** Each name once, so that none is both learned from and tested. */
async function distinctNames(): Promise<string[]> {
  const table = await loadFirstNames();
  return [...new Set(table.strings("name").map((name) => String(name).toLowerCase()))];
}

/** The perplexity of counted n-grams on unseen names, smoothed as suits the development names best. */
function countingPerplexity(
  n: number,
  train: string[][],
  dev: string[][],
  test: string[][],
): number {
  const [best] = [1, 0.3, 0.1, 0.03, 0.01]
    .map((smoothing) => new NgramModel(n, { smoothing }).fit(train))
    .map((model) => ({ model, onDev: model.perplexity(dev) }))
    .toSorted((a, b) => a.onDev - b.onDev);
  return best.model.perplexity(test);
}

function loss(scores: Tensor, next: Tensor): Tensor {
  return crossEntropy(scores, next, { ignoredIndex: ignored });
}

/** How undecided a model is about each letter, and about the end. */
async function perplexityOf(
  model: Layer,
  batches: Iterable<{ x: Tensor; y: Tensor }>,
): Promise<number> {
  const logProbabilities: number[] = [];
  for (const { x, y } of batches) {
    const losses = scope(() =>
      noGrad(() => crossEntropy(model.forward(x), y, { ignoredIndex: ignored, reduction: "none" })),
    );
    const next = await y.data();
    (await losses.data()).forEach((surprise, at) => {
      if (next[at] !== ignored) logProbabilities.push(-surprise);
    });
    losses.dispose();
  }
  return perplexity(logProbabilities);
}

/** A name drawn letter by letter, each as likely as the model says, until the end is drawn. */
async function invent(
  model: Layer,
  vocabulary: Vocabulary,
  { random, backend }: Where,
): Promise<string> {
  const letters = [edge];
  while (letters.length < 20) {
    const shares = scope(() =>
      noGrad(() => {
        const read = vocabulary.encode(letters).reshape([1, letters.length]);
        const scores = model.forward(moveTo(backend, read));
        return softmax(scores.slice(0, -1));
      }),
    );
    const weights = [...(await shares.data())];
    shares.dispose();
    const [drawn] = vocabulary.decode(random.choice(vocabulary.size, 1, { weights }));
    if (drawn === edge) break;
    letters.push(drawn);
  }
  return letters.slice(1).join("");
}
