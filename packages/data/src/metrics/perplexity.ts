import { explain, Tensor } from "@gradus/core";
import type { Numbers } from "../values/numbers.ts";

/**
 * Between how many equally likely tokens a language model is undecided, on average.
 *
 *     perplexity = exp(−1/n Σ log pᵢ)
 *
 * It is the exponential of the mean cross-entropy: 1 for a model that is always sure and right, k for one
 * that guesses among k tokens, infinite for one that rules out what comes.
 *
 * @param logProbabilities the natural logarithm of the probability that the model gave to each token that came
 * @throws RangeError for no tokens, or a logarithm above 0
 *
 * @see Jelinek et al., "Perplexity: a Measure of the Difficulty of Speech Recognition Tasks" (1977)
 */
export function perplexity(logProbabilities: Numbers): number {
  const logs = logProbabilities instanceof Tensor ? logProbabilities.dataSync() : logProbabilities;
  if (logs.length === 0) {
    throw new RangeError(
      explain("perplexity", "there are no tokens.", "A mean is over one token at least."),
    );
  }
  let sum = 0;
  for (let i = 0; i < logs.length; i++) {
    if (!(logs[i] <= 0)) throw notLogarithm(i, logs[i]);
    sum += logs[i];
  }
  return Math.exp(-sum / logs.length);
}

function notLogarithm(at: number, value: number): RangeError {
  return new RangeError(
    explain(
      "perplexity",
      `logProbabilities[${at}] is ${value}.`,
      "A probability is 1 at most, and its logarithm 0.",
      value > 0 && value <= 1 ? "Math.log of the probabilities." : undefined,
    ),
  );
}
