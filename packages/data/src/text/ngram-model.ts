import { explain, type Random } from "@gradus/core";
import { perplexity } from "../metrics/perplexity.ts";

/** How to treat what was never seen. */
export interface NgramModelOptions {
  /** α, which is added to every count; 1 unless said otherwise. */
  readonly smoothing?: number;
}

/** What ends a text. No token is like it, because tokens are texts. */
const end = Symbol("end");
type Next = string | typeof end;

/**
 * A language model that counts: which token follows the n − 1 tokens before it, and how often.
 *
 *     p(token | context) = (count(context, token) + α) / (count(context) + α · V)
 *
 * V counts all tokens that were seen, the end of a text, and one for all that were not seen. Every other
 * language model has to beat it.
 *
 * @see Jurafsky & Martin, "Speech and Language Processing" (3rd ed.), chapter 3
 *
 * @example
 * ```ts
 * const baseline = new NgramModel(3, { smoothing: 0.1 }).fit(train.map(characters));
 * baseline.perplexity(test.map(characters));
 * ```
 */
export class NgramModel {
  readonly n: number;
  readonly smoothing: number;
  private readonly counts = new Map<string, Map<Next, number>>();
  private readonly known = new Set<Next>([end]);

  /** @throws RangeError unless `n` is a whole number from 1, and the smoothing 0 or more */
  constructor(n: number, { smoothing = 1 }: NgramModelOptions = {}) {
    if (!Number.isInteger(n) || n < 1 || !(smoothing >= 0 && smoothing < Infinity)) {
      throw new RangeError(
        explain(
          "NgramModel",
          `n is ${n} and the smoothing ${smoothing}.`,
          "n is a whole number, 1 or more, and a smoothing is 0 or more.",
        ),
      );
    }
    this.n = n;
    this.smoothing = smoothing;
  }

  /** Counts the tokens of some texts, in addition to those counted before. */
  fit(texts: Iterable<Iterable<string>>): this {
    for (const text of texts)
      for (const { context, next } of this.steps([...text])) {
        const following = this.counts.get(context) ?? new Map<Next, number>();
        this.counts.set(context, following.set(next, (following.get(next) ?? 0) + 1));
        this.known.add(next);
      }
    return this;
  }

  /** The natural logarithms of the probabilities of a text's tokens, one by one, and of its end. */
  logProbabilities(text: Iterable<string>): number[] {
    return this.steps([...text]).map(({ context, next }) =>
      Math.log(this.probability(context, next)),
    );
  }

  /** The perplexity of some texts, each with its end. */
  perplexity(texts: Iterable<Iterable<string>>): number {
    return perplexity([...texts].flatMap((text) => this.logProbabilities(text)));
  }

  /**
   * A text drawn token by token, each by its probability, until the end is drawn.
   *
   * @param length how many tokens at most
   */
  sample(random: Random, length = 100): string[] {
    const text: string[] = [];
    while (text.length < length) {
      const next = this.draw(contextOf(text, text.length, this.n), random);
      if (typeof next !== "string") break;
      text.push(next);
    }
    return text;
  }

  private draw(context: string, random: Random): Next {
    const options = [...this.known];
    const shares = options.map((next) => this.probability(context, next));
    let dart = random.next() * shares.reduce((sum, share) => sum + share, 0);
    return options[shares.findIndex((share) => (dart -= share) < 0)] ?? end;
  }

  private probability(context: string, next: Next): number {
    const following = this.counts.get(context);
    let total = this.smoothing * (this.known.size + 1);
    for (const count of following?.values() ?? []) total += count;
    return total === 0 ? 0 : ((following?.get(next) ?? 0) + this.smoothing) / total;
  }

  /** Each token of a text and its end, with what stands before it. */
  private steps(text: readonly string[]): { context: string; next: Next }[] {
    const tokens: Next[] = [...text, end];
    return tokens.map((next, at) => ({ context: contextOf(text, at, this.n), next }));
  }
}

/** The n − 1 tokens before a place, or those that there are. */
function contextOf(text: readonly string[], at: number, n: number): string {
  return JSON.stringify(text.slice(Math.max(0, at - n + 1), at));
}
