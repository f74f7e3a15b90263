import {
  explain,
  noGrad,
  type Parameter,
  parameter,
  sameShape,
  formatShape,
  scope,
  ShapeError,
  type Tensor,
  type TensorOptions,
  zeros,
} from "@gradus/core";
import { checkFinite } from "./check-finite.ts";
import { checkLengths } from "./check-lengths.ts";
import { Layer, type LayerConfig } from "./layer.ts";
import { affine } from "./affine.ts";

export interface LearnOptions {
  /** How far one mistake moves the weights; 1 unless said otherwise. */
  readonly learningRate?: number;
}

/**
 * The perceptron: a single neuron that fires or does not, and the first machine that learned.
 *
 *     y = 1 where x · w + b ≥ 0, else 0
 *
 * The step has no slope that a gradient could follow. It learns by a rule of its own: see
 * {@link learn}. It starts from zeros, which is harmless for a single neuron.
 *
 * @see Rosenblatt, "The Perceptron: A Probabilistic Model for Information Storage and Organization in the Brain" (1958)
 *
 * @example
 * ```ts
 * const neuron = new Perceptron(2);
 * while ((await neuron.learn(x, labels)) > 0); // ends, if a line separates the classes
 * ```
 */
export class Perceptron extends Layer {
  /** `[inFeatures, 1]` */
  readonly weight: Parameter;
  /** `[1]` */
  readonly bias: Parameter;

  /** @throws RangeError unless it is a whole number, 1 or more */
  constructor(inFeatures: number, options: TensorOptions = {}) {
    super();
    checkLengths("Perceptron", { inFeatures });
    this.weight = parameter(zeros([inFeatures, 1], options));
    this.bias = parameter(zeros([1], options));
  }

  /**
   * @param x `[batch, inFeatures]`
   * @returns `[batch]`, each 0 or 1
   * @throws ShapeError unless there are as many features
   */
  override forward(x: Tensor): Tensor {
    const inFeatures = this.weight.shape[0];
    if (x.rank !== 2 || x.shape[1] !== inFeatures) {
      throw new ShapeError(
        "Perceptron",
        `the input is ${formatShape(x.shape)}, but this neuron takes ${inFeatures} features.`,
        "A batch has two axes: [batch, inFeatures].",
      );
    }
    return affine(x, this.weight, this.bias).greaterEqual(0).reshape([x.shape[0]]);
  }

  /**
   * Rosenblatt's rule, for one example after the other:
   *
   *     w ← w + η (t − y) x            b ← b + η (t − y)
   *
   * A right answer changes nothing. If a line separates the classes, at most (R/γ)² mistakes are made
   * before there are no more: R is how far from the origin examples are, γ how far from the line.
   *
   * @param x `[batch, inFeatures]`
   * @param t `[batch]`, each 0 or 1
   * @returns how many mistakes were made
   * @throws ShapeError if there is not one label for each example, RangeError for other labels
   * @see Novikoff, "On Convergence Proofs for Perceptrons" (1962)
   */
  async learn(x: Tensor, t: Tensor, { learningRate = 1 }: LearnOptions = {}): Promise<number> {
    checkFinite("Perceptron", "learning rate", learningRate, 0);
    const labels = await t.data();
    checkLabels(x, t, labels);
    let mistakes = 0;
    for (const [i, label] of labels.entries()) {
      const answer = scope(() => this.forward(x.slice([i, i + 1])));
      const error = label - (await answer.data())[0];
      answer.dispose();
      if (error === 0) continue;
      mistakes++;
      this.move(x, i, learningRate * error);
    }
    return mistakes;
  }

  override config(): LayerConfig {
    return { inFeatures: this.weight.shape[0], dtype: this.weight.dtype };
  }

  private move(x: Tensor, i: number, step: number): void {
    const { weight, bias } = this;
    noGrad(() =>
      scope(() => {
        weight.assign(weight.add(x.slice(i).reshape(weight.shape).mul(step)));
        bias.assign(bias.add(step));
      }),
    );
  }
}

function checkLabels(x: Tensor, t: Tensor, labels: Iterable<number>): void {
  if (!sameShape(t.shape, x.shape.slice(0, 1))) {
    throw new ShapeError(
      "Perceptron",
      `the labels are ${formatShape(t.shape)} for examples ${formatShape(x.shape)}.`,
      "There is one label for each example: [batch].",
    );
  }
  for (const label of labels) {
    if (label === 0 || label === 1) continue;
    throw new RangeError(
      explain(
        "Perceptron",
        `a label is ${label}.`,
        "A perceptron answers 0 or 1, and so do its labels.",
        label === -1 ? "t.greater(0), for labels −1 and 1" : undefined,
      ),
    );
  }
}
